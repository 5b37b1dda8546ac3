import type { OrientedBox } from "../geometry.ts";
import { boxBetween } from "./rectangle.ts";
import type { Region } from "./regions.ts";

/** A pack's rim, or its print where the rim is pale, is strong detail along at least this share of the side. */
const SHARE = 0.2;
/** Detail is felt so many cells beyond the edge that makes it: one for the difference, and a part of one for the averaging. */
const FELT = 1.2;

/**
 * Moves each side of the box inward to the first line of cells with enough strong detail, and then onto the edge itself.
 * What a shadow beside the pack, a hair or a scratch added to the region is left outside.
 */
export function trim({ centre, length, breadth, angle }: OrientedBox, { width, cells }: Region, detail: Float32Array, strong: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const left = centre.x * cos + centre.y * sin - length / 2;
  const top = centre.y * cos - centre.x * sin - breadth / 2;
  const columns = new Uint16Array(Math.ceil(length));
  const rows = new Uint16Array(Math.ceil(breadth));
  for (const cell of cells) {
    if ((detail[cell] as number) < strong) continue;
    const x = (cell % width) + 0.5;
    const y = Math.floor(cell / width) + 0.5;
    count(columns, Math.floor(x * cos + y * sin - left));
    count(rows, Math.floor(y * cos - x * sin - top));
  }
  const across = between(columns, SHARE * breadth);
  const down = between(rows, SHARE * length);
  return boxBetween({ left: left + across.first + FELT, right: left + across.end - FELT, top: top + down.first + FELT, bottom: top + down.end - FELT }, angle);
}

function count(lines: Uint16Array, line: number): void {
  lines[line] = (lines[line] as number) + 1;
}

/** The first line with enough in it, and the end of the last one; all of them when there is none. */
function between(lines: Uint16Array, enough: number): { first: number; end: number } {
  const first = lines.findIndex((cells) => cells >= enough);
  if (first < 0) return { first: 0, end: lines.length };
  return { first, end: lines.findLastIndex((cells) => cells >= enough) + 1 };
}
