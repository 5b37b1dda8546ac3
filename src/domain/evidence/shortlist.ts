import { coarseOf } from "./coarse.ts";
import type { Head } from "./head.ts";
import { product } from "./products.ts";
import { reachedBy } from "./reached-by.ts";
import { dot } from "./vector.ts";
import { weightedColumns } from "./weighted-columns.ts";

/** A formulary with as many rows as this is weighed whole. */
const WHOLE = 384;

/** Rows of a larger one that are weighed in full, at least and at most. */
const SHORTLIST = 384;
const LONGEST = 2_048;

/** How many of those that lead on few coordinates are searched for a near one. */
const FOREMOST = 64;

/**
 * The rows that may be nearest to what lies there in the head's space: the ones that lead on the coordinates in which the rows differ
 * most, and those that the other coordinates could carry past the nearest of them. As a product of two vectors is at most that of their
 * lengths, the nearest row of all is among them, unless all are so far that nothing is recognized anyway.
 */
export function shortlist(coordinates: Float64Array, head: Head): Iterable<number> {
  if (head.rows.length <= WHOLE) return head.rows.keys();
  const { telling, columns, rest, longestRest, sums } = coarseOf(head);
  const seen = Float64Array.from(telling, (coordinate) => coordinates[coordinate] ?? 0);
  weightedColumns(columns, seen, sums);
  const most = Math.sqrt(dot(seen, seen));
  const reached = reachedBy(sums, most);
  const least = reached(SHORTLIST);
  const leading = reaching(least, sums);
  const foremost = leading.toSorted((a, b) => (sums[b] as number) - (sums[a] as number)).slice(0, FOREMOST);
  const nearest = Math.max(...foremost.map((row) => product(head.directions, row * coordinates.length, coordinates)));
  const unseen = Math.sqrt(Math.max(0, dot(coordinates, coordinates) - most * most));
  if (nearest - longestRest * unseen >= least) return leading;
  const mayBeNearer = (row: number) => (sums[row] as number) >= least || (sums[row] as number) + (rest[row] as number) * unseen >= nearest;
  return reaching(reached(LONGEST), sums).filter(mayBeNearer);
}

function reaching(least: number, sums: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < sums.length; row++) if ((sums[row] as number) >= least) rows.push(row);
  return rows;
}
