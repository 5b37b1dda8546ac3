import type { ItemId } from "../item.ts";
import { directionOf, type Face, type Head } from "./head.ts";
import { dot, type Place } from "./space.ts";

/** An item with its row that lies nearest to what was seen. */
export interface Candidate extends Face {
  readonly row: number;
  /** -1 to 1. */
  readonly cosine: number;
}

/** Rows that are weighed in full; with more in the head, those that lead on a few coordinates. */
const SHORTLIST = 384;
/** The basis comes in falling order of what tells the rows apart, so that the first coordinates tell most. */
const LEADING = 96;

/** For each item of the shortlist its nearest row, the nearest item first. */
export function candidates(seen: Place, head: Head): readonly Candidate[] {
  const nearest = new Map<ItemId, Candidate>();
  for (const row of shortlist(seen, head)) {
    const candidate = candidateOf(seen, head, row);
    if (candidate.cosine > (nearest.get(candidate.item)?.cosine ?? Number.NEGATIVE_INFINITY)) nearest.set(candidate.item, candidate);
  }
  return [...nearest.values()].sort((a, b) => b.cosine - a.cosine);
}

/** The item's row that lies nearest. Throws RangeError when it has none. */
export function nearestRow(seen: Place, head: Head, item: ItemId): number {
  const own = head.rows.flatMap((face, row) => (face.item === item ? [candidateOf(seen, head, row)] : []));
  const [first, ...others] = own;
  if (!first) throw new RangeError(`the head has no row for ${item}`);
  return others.reduce((best, next) => (next.cosine > best.cosine ? next : best), first).row;
}

function candidateOf({ coordinates, length }: Place, head: Head, row: number): Candidate {
  const { item, face } = head.rows[row] as Face;
  return { item, face, row, cosine: length > 0 ? dot(directionOf(head, row), coordinates) / length : 0 };
}

function shortlist({ coordinates }: Place, head: Head): Iterable<number> {
  const { length } = head.rows;
  if (length <= SHORTLIST) return head.rows.keys();
  const coarse = new Float64Array(length);
  const leading = Math.min(LEADING, coordinates.length);
  for (let row = 0; row < length; row++) coarse[row] = dot(directionOf(head, row), coordinates, leading);
  const least = coarse.toSorted()[length - SHORTLIST] as number;
  return [...coarse.keys()].filter((row) => (coarse[row] as number) >= least);
}
