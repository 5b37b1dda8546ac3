import type { Point } from "../geometry.ts";
import type { Mask } from "./mask.ts";

/** Cells that hang together. */
export interface Region {
  /** Indices into the mask. */
  readonly cells: Int32Array;
  readonly touchesFrame?: boolean;
}

/** The mask's connected regions (neighbours share a side) of at least so many cells. */
export function regions(mask: Mask, least: number): Int32Array[] {
  const { width, bits } = mask;
  const open = Uint8Array.from(bits);
  const queue = new Int32Array(bits.length);
  const found: Int32Array[] = [];
  for (let seed = 0; seed < open.length; seed++) {
    if (open[seed] !== 1) continue;
    const count = collect(open, width, seed, queue);
    if (count >= least) found.push(queue.slice(0, count));
  }
  return found;
}

/** Gathers the region of the seed into the queue, closing its cells, and tells how many there are. */
function collect(open: Uint8Array, width: number, seed: number, queue: Int32Array): number {
  let count = 0;
  const take = (cell: number): void => {
    if (open[cell] !== 1) return;
    open[cell] = 0;
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

/** The corners of the leftmost and the rightmost cell of every row: the region's convex hull goes through some of them. */
export function outline(region: Int32Array, width: number): Point[] {
  const rows = new Map<number, { left: number; right: number }>();
  for (const cell of region) {
    const y = Math.floor(cell / width);
    const x = cell % width;
    const row = rows.get(y);
    if (!row) rows.set(y, { left: x, right: x });
    else { row.left = Math.min(row.left, x); row.right = Math.max(row.right, x); }
  }
  return [...rows].flatMap(([y, { left, right }]) => [
    { x: left, y }, { x: right + 1, y }, { x: left, y: y + 1 }, { x: right + 1, y: y + 1 },
  ]);
}
