import type { Point } from "../geometry.ts";
import type { Mask } from "./mask.ts";

/** Cells that hang together, as indices into a picture that is `width` cells wide. */
export interface Region {
  readonly width: number;
  readonly cells: Int32Array;
}

/** The mask's regions of at least so many cells; cells that share a side hang together. */
export function regions({ width, height, bits }: Mask, least: number): Region[] {
  const free = Uint8Array.from(bits);
  const found: Region[] = [];
  const queue = new Int32Array(bits.length);
  for (let seed = 0; seed < width * height; seed++) {
    if (free[seed] !== 1) continue;
    const count = collect(free, width, seed, queue);
    if (count >= least) found.push({ width, cells: queue.slice(0, count) });
  }
  return found;
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

/** The outer corners of the first and of the last cell in each row; places are in cells from the picture's left and top. */
export function outline({ width, cells }: Region): Point[] {
  const rows = new Map<number, [left: number, right: number]>();
  for (const cell of cells) {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    const row = rows.get(y);
    if (row === undefined) rows.set(y, [x, x + 1]);
    else if (x < row[0]) row[0] = x;
    else if (x >= row[1]) row[1] = x + 1;
  }
  return [...rows].flatMap(([y, ends]) => ends.flatMap((x) => [
    { x, y },
    { x, y: y + 1 },
  ]));
}
