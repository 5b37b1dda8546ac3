import type { Features } from "../evidence/features.ts";
import { distance, meanOf, type Point } from "../geometry.ts";

/** Cells with more than this probability are pack. */
const LIKELY = 0.5;
/** Neighbours belong to the same pack when their votes land nearer to each other than this, in cells. */
const SAME = 2;
/** Parts of one pack (a finger lies across it) vote for places nearer than this share of the root of the larger one's cells. */
const ONE_PACK = 0.3;
/** Fewer cells are no part of a pack, and no pack. */
const LEAST_PART = 3;
const LEAST_PACK = 9;

/** The cells of each pack, the largest first. `inside`: 1 for the cells of the picture, 0 for the bars around it. */
export function groupsOf({ columns, rows, values }: Features, inside: Uint8Array): readonly (readonly number[])[] {
  const landing = (cell: number): Point => ({
    x: (cell % columns) + (values[2 * columns * rows + cell] as number),
    y: Math.floor(cell / columns) + (values[3 * columns * rows + cell] as number),
  });
  const left = inside.map((one, cell) => (one === 1 && (values[cell] as number) > LIKELY ? 1 : 0));
  const parts: number[][] = [];
  for (let seed = left.indexOf(1); seed >= 0; seed = left.indexOf(1, seed)) {
    const part = [seed];
    left[seed] = 0;
    // This also visits what is pushed meanwhile.
    for (const cell of part) {
      const column = cell % columns;
      const place = landing(cell);
      for (const next of [cell - columns, cell + columns, column > 0 ? cell - 1 : -1, column < columns - 1 ? cell + 1 : -1]) {
        if (left[next] !== 1 || distance(place, landing(next)) >= SAME) continue;
        left[next] = 0;
        part.push(next);
      }
    }
    if (part.length >= LEAST_PART) parts.push(part);
  }
  const packs: number[][] = [];
  for (const part of parts.sort((a, b) => b.length - a.length)) {
    const middle = meanOf(part.map(landing));
    const own = packs.find((pack) => distance(middle, meanOf(pack.map(landing))) < ONE_PACK * Math.sqrt(pack.length));
    if (own) own.push(...part);
    else packs.push(part);
  }
  return packs.filter(({ length }) => length >= LEAST_PACK);
}
