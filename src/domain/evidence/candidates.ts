import { grouped } from "../grouped.ts";
import type { ItemId } from "../item.ts";
import { keptWith } from "../kept-with.ts";
import { directionOf, type Face, type Head } from "./head.ts";
import { shortlist } from "./shortlist.ts";
import type { Place } from "./space.ts";
import { dot } from "./vector.ts";

/** An item with its row that lies nearest to what was seen. */
export interface Candidate extends Face {
  readonly row: number;
  /** -1 to 1. */
  readonly cosine: number;
}

/** For each item of the shortlist its nearest row, the nearest item first. */
export function candidates(seen: Place, head: Head): readonly Candidate[] {
  const nearest = new Map<ItemId, Candidate>();
  for (const row of shortlist(seen.coordinates, head)) {
    const candidate = candidateOf(seen, head, row);
    if (candidate.cosine > (nearest.get(candidate.item)?.cosine ?? Number.NEGATIVE_INFINITY)) nearest.set(candidate.item, candidate);
  }
  return [...nearest.values()].sort((a, b) => b.cosine - a.cosine);
}

/** The item's row that lies nearest. Throws RangeError when it has none. */
export function nearestRow(seen: Place, head: Head, item: ItemId): number {
  const own = (rowsOf(head).get(item) ?? []).map((row) => candidateOf(seen, head, row));
  const [first, ...others] = own;
  if (!first) throw new RangeError(`the head has no row for ${item}`);
  return others.reduce((best, next) => (next.cosine > best.cosine ? next : best), first).row;
}

function candidateOf({ coordinates, length }: Place, head: Head, row: number): Candidate {
  const { item, face } = head.rows[row] as Face;
  return { item, face, row, cosine: length > 0 ? dot(directionOf(head, row), coordinates) / length : 0 };
}

/** Kept with the head: a large formulary has too many rows to look through for each item. */
const rowsOf = keptWith(
  (head: Head): ReadonlyMap<ItemId, readonly number[]> => grouped(head.rows.keys(), (row) => (head.rows[row] as Face).item),
);
