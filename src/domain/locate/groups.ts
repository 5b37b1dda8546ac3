import type { Features } from "../evidence/features.ts";
import { distance, meanOf, type Point } from "../geometry.ts";

/** Cells with more than this probability are pack. */
export const LIKELY = 0.5;
/** With more than this one, the line between two packs may run through them. */
const BORDER = 0.5;
/** Neighbours belong to the same part when their votes land nearer to each other than this, in cells. */
const SAME = 1.2;
/** Parts of one pack (a finger lies across it) may vote for places this share of the root of the larger one's cells apart. */
const ONE_PACK = 0.2;
/** A cell on a border belongs to the part for whose middle it votes best, if no worse than this share of the root of its cells. */
const WITHIN = 0.5;
/** Fewer cells are no pack. */
const LEAST_PACK = 16;

/** The cells of each pack. `inside`: 1 for the cells of the picture, 0 for the bars around it. */
export function groupsOf({ columns, rows, values }: Features, inside: Uint8Array): readonly (readonly number[])[] {
  const size = columns * rows;
  const landings = Array.from({ length: size }, (_, cell): Point => {
    return {
      x: (cell % columns) + (values[2 * size + cell] as number),
      y: Math.floor(cell / columns) + (values[3 * size + cell] as number),
    };
  });
  const landing = (cell: number) => landings[cell] as Point;
  const beside = (cell: number): readonly number[] => {
    const column = cell % columns;
    return [cell - columns, cell + columns, column > 0 ? cell - 1 : -1, column < columns - 1 ? cell + 1 : -1];
  };
  const likely = inside.map((one, cell) => (one === 1 && (values[cell] as number) > LIKELY ? 1 : 0));
  const parts = filled(likely.map((one, cell) => (one === 1 && (values[size + cell] as number) <= BORDER ? 1 : 0)));
  const middles = parts.map((part) => ({ part, place: meanOf(part.map(landing)), reach: WITHIN * Math.sqrt(part.length) }));
  for (const cell of parts.flat()) likely[cell] = 0;
  for (let cell = likely.indexOf(1); cell >= 0; cell = likely.indexOf(1, cell + 1)) {
    const near = middles
      .map((middle) => ({ ...middle, away: distance(middle.place, landing(cell)) }))
      .filter(({ away, reach }) => away < reach);
    if (near.length > 0) near.reduce((best, other) => (other.away < best.away ? other : best)).part.push(cell);
  }
  const packs: number[][] = [];
  for (const part of parts.sort((a, b) => b.length - a.length)) {
    const middle = meanOf(part.map(landing));
    const own = packs.find((pack) => distance(middle, meanOf(pack.map(landing))) < Math.max(SAME, ONE_PACK * Math.sqrt(pack.length)));
    if (own) own.push(...part);
    else packs.push(part);
  }
  return packs.filter(({ length }) => length >= LEAST_PACK);

  /** Neighbours whose votes agree. */
  function filled(cells: Uint8Array): number[][] {
    const free = cells.slice();
    const found: number[][] = [];
    for (let seed = free.indexOf(1); seed >= 0; seed = free.indexOf(1, seed)) {
      const group = [seed];
      free[seed] = 0;
      // This also visits what is pushed meanwhile.
      for (const cell of group)
        for (const next of beside(cell)) {
          if (free[next] !== 1 || distance(landing(cell), landing(next)) >= SAME) continue;
          free[next] = 0;
          group.push(next);
        }
      found.push(group);
    }
    return found;
  }
}
