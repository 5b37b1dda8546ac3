import type { Region } from "../evidence/evidence-share.ts";
import { dot } from "../evidence/vector.ts";
import type { Picture } from "../frame.ts";
import { shrunk } from "./shrink.ts";

/** Cells along the longer side: print is coarse enough to be seen, and which way its lines run. */
const CELLS = 96;
/** Cells by which the two pictures may be out of place. */
const SHIFT = 2;

/** By how many degrees the part of a picture must be turned to lie as another picture does: whichever correlates better. */
export function wayUp(picture: Picture, part: Region, other: Picture): 0 | 180 {
  const shown = cut(picture, part);
  const columns = Math.min(CELLS, shown.width, other.width);
  const rows = Math.min(Math.max(1, Math.round((columns * other.height) / other.width)), shown.height, other.height);
  const [seen, wanted] = [grey(shrunk(shown, columns, rows)), grey(shrunk(other, columns, rows))];
  return likeness(seen, wanted) >= likeness(turned(seen), wanted) ? 0 : 180;
}

/** Grey levels less their mean, together of length one, so that the product of two such pictures is their correlation. */
interface Grey {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

function grey({ width, height, rgb }: Picture): Grey {
  const values = new Float32Array(width * height).map(
    (_, cell) => (rgb[3 * cell] as number) + (rgb[3 * cell + 1] as number) + (rgb[3 * cell + 2] as number),
  );
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviations = values.map((value) => value - middle);
  const length = Math.sqrt(dot(deviations, deviations));
  return { columns: width, rows: height, values: deviations.map((value) => (length > 0 ? value / length : 0)) };
}

/** Half a turn puts the last cell first. */
function turned(picture: Grey): Grey {
  return { ...picture, values: picture.values.toReversed() };
}

/** The best correlation, -1 to 1, over small shifts. */
function likeness(a: Grey, b: Grey): number {
  let best = -1;
  for (let down = -SHIFT; down <= SHIFT; down++) {
    for (let across = -SHIFT; across <= SHIFT; across++) best = Math.max(best, correlation(a, b, across, down));
  }
  return best;
}

/** Over the cells that lie on each other when `a` is moved. */
function correlation(a: Grey, b: Grey, across: number, down: number): number {
  const { columns, rows } = a;
  const [from, to] = [Math.max(0, across), Math.min(columns, columns + across)];
  let sum = 0;
  for (let row = Math.max(0, down); row < Math.min(rows, rows + down); row++) {
    const line = row * columns;
    const moved = (row - down) * columns - across;
    sum += dot(a.values.subarray(moved + from, moved + to), b.values.subarray(line + from, line + to));
  }
  return sum;
}

function cut({ width, height, rgb }: Picture, part: Region): Picture {
  const [left, top] = [Math.round(part.x * width), Math.round(part.y * height)];
  const [columns, rows] = [Math.round(part.width * width), Math.round(part.height * height)];
  const cutOut = new Uint8Array(3 * columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = 3 * ((top + row) * width + left);
    cutOut.set(rgb.subarray(from, from + 3 * columns), 3 * columns * row);
  }
  return { width: columns, height: rows, rgb: cutOut };
}
