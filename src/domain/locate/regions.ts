import type { Point } from "../geometry.ts";
import type { CellMask } from "./mask.ts";

/** Connected cells, in the smallest upright window around them. */
export interface CellRegion extends CellMask {
  /** Where the window lies in the mask it was cut from. */
  readonly left: number;
  readonly top: number;
  /** Number of cells. */
  readonly area: number;
  /** The detail of its cells; 0 in the rest of the window. */
  readonly detail: Float32Array;
}

/** The mask's regions of at least `least` cells, with their detail. Cells that share a side are connected. */
export function regions(mask: CellMask, detail: Float32Array, least: number): CellRegion[] {
  const left = Uint8Array.from(mask.bits);
  const queue = new Int32Array(left.length);
  const found: CellRegion[] = [];
  for (let seed = left.indexOf(1); seed >= 0; seed = left.indexOf(1, seed)) {
    const count = collect(left, mask.width, seed, queue);
    if (count >= least) found.push(cutOut(queue.subarray(0, count), detail, mask.width));
  }
  return found;
}

/** The outer corners of the first and of the last cell in each row, among which are all corners of the convex hull. */
export function outline({ width, height, bits }: CellMask): Point[] {
  const points: Point[] = [];
  for (let y = 0; y < height; y++) {
    const row = bits.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(1);
    if (left < 0) continue;
    const right = row.lastIndexOf(1) + 1;
    points.push({ x: left, y }, { x: left, y: y + 1 }, { x: right, y }, { x: right, y: y + 1 });
  }
  return points;
}

/** Moves the cells connected to the seed from those left into the queue; returns their number. */
function collect(left: Uint8Array, width: number, seed: number, queue: Int32Array): number {
  let count = 0;
  const take = (cell: number): void => {
    if (left[cell] !== 1) return;
    left[cell] = 0;
    queue[count++] = cell;
  };
  take(seed);
  for (let next = 0; next < count; next++) {
    const cell = queue[next] as number;
    const x = cell % width;
    if (x > 0) take(cell - 1);
    if (x < width - 1) take(cell + 1);
    take(cell - width);
    take(cell + width);
  }
  return count;
}

function cutOut(cells: Int32Array, detail: Float32Array, maskWidth: number): CellRegion {
  let [left, right, first, last] = [maskWidth, 0, Infinity, 0];
  for (const cell of cells) {
    const x = cell % maskWidth;
    if (x < left) left = x;
    if (x > right) right = x;
    if (cell < first) first = cell;
    if (cell > last) last = cell;
  }
  const top = Math.floor(first / maskWidth);
  const width = right - left + 1;
  const height = Math.floor(last / maskWidth) - top + 1;
  const bits = new Uint8Array(width * height);
  const own = new Float32Array(width * height);
  for (const cell of cells) {
    const at = (Math.floor(cell / maskWidth) - top) * width + (cell % maskWidth) - left;
    bits[at] = 1;
    own[at] = detail[cell] as number;
  }
  return { left, top, width, height, bits, area: cells.length, detail: own };
}
