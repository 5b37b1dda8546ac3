import type { OrientedBox } from "../geometry.ts";
import { boxBetween } from "./box.ts";

/** A pack's rim, or its print where the rim is pale, is strong detail along at least this share of the side. */
const SHARE = 0.2;
/** Detail reaches this many cells beyond the edge that causes it: one for the difference, part of one for the averaging. */
const FELT = 1.2;

/**
 * Moves each side of the box inward to the first line of cells with enough strong detail, and then onto the edge itself.
 * This cuts off what a shadow beside the pack, a hair or a scratch added to the region.
 * Box and detail are in the same window, which is `width` cells wide.
 */
export function trim({ centre, length, breadth, angle }: OrientedBox, detail: Float32Array, width: number, strong: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const left = centre.x * cos + centre.y * sin - length / 2;
  const top = centre.y * cos - centre.x * sin - breadth / 2;
  const columns = new Uint16Array(Math.ceil(length));
  const rows = new Uint16Array(Math.ceil(breadth));
  for (let cell = 0; cell < detail.length; cell++) {
    if ((detail[cell] as number) < strong) continue;
    const x = (cell % width) + 0.5;
    const y = Math.floor(cell / width) + 0.5;
    count(columns, Math.floor(x * cos + y * sin - left));
    count(rows, Math.floor(y * cos - x * sin - top));
  }
  const along = span(columns, SHARE * breadth);
  const across = span(rows, SHARE * length);
  return boxBetween(
    { left: left + along.first + FELT, right: left + along.end - FELT, top: top + across.first + FELT, bottom: top + across.end - FELT },
    angle,
  );
}

function count(lines: Uint16Array, line: number): void {
  lines[line] = (lines[line] as number) + 1;
}

/** From the first line with enough in it to the end of the last one; every line when none has enough. */
function span(lines: Uint16Array, enough: number): { first: number; end: number } {
  const first = lines.findIndex((cells) => cells >= enough);
  if (first < 0) return { first: 0, end: lines.length };
  return { first, end: lines.findLastIndex((cells) => cells >= enough) + 1 };
}
