import type { Point } from "../geometry.ts";
import type { Mask } from "./mask.ts";

/** Set cells that hang together, in the smallest upright window around them. */
export interface Region extends Mask {
  /** Where the window lies in the mask that it was cut out of. */
  readonly left: number;
  readonly top: number;
  /** How many cells are set. */
  readonly area: number;
}

/** The mask's regions of at least so many cells. Cells that share a side hang together. */
export function regions(mask: Mask, least: number): Region[] {
  const free = Uint8Array.from(mask.bits);
  const queue = new Int32Array(free.length);
  const found: Region[] = [];
  for (let seed = 0; seed < free.length; seed++) {
    if (free[seed] !== 1) continue;
    const count = collect(free, mask.width, seed, queue);
    if (count >= least) found.push(cutOut(queue.subarray(0, count), mask.width));
  }
  return found;
}

/** The outer corners of the first and of the last cell in each row, among which are all corners of the convex hull. */
export function outline({ width, height, bits }: Mask): Point[] {
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

/** Moves the free cells that hang together with the seed into the queue, and tells how many they are. */
function collect(free: Uint8Array, width: number, seed: number, queue: Int32Array): number {
  let count = 0;
  const take = (cell: number): void => {
    if (free[cell] !== 1) return;
    free[cell] = 0;
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

function cutOut(cells: Int32Array, maskWidth: number): Region {
  let [left, right, top, bottom] = [maskWidth, 0, Infinity, 0];
  for (const cell of cells) {
    const x = cell % maskWidth;
    const y = (cell - x) / maskWidth;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const width = right - left + 1;
  const height = bottom - top + 1;
  const bits = new Uint8Array(width * height);
  for (const cell of cells) {
    const x = cell % maskWidth;
    bits[((cell - x) / maskWidth - top) * width + x - left] = 1;
  }
  return { left, top, width, height, bits, area: cells.length };
}
