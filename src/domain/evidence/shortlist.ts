import { directionOf, type Head } from "./head.ts";
import { product, products } from "./products.ts";
import { reachedBy } from "./reached-by.ts";
import { dot } from "./vector.ts";

/** Rows that are weighed in full, at least and at most. */
const SHORTLIST = 384;
const LONGEST = 2_048;

/** Coordinates on which all rows of a larger head are compared. */
const COARSE = 32;

/**
 * The rows that may be nearest to what lies there in the head's space: the ones that lead on the coordinates in which the rows differ
 * most, and those that the other coordinates could carry past the nearest of them. As a product of two vectors is at most that of their
 * lengths, the nearest row of all is among them, unless all are so far that nothing is recognized anyway.
 */
export function shortlist(coordinates: Float64Array, head: Head): Iterable<number> {
  if (head.rows.length <= SHORTLIST) return head.rows.keys();
  const { telling, coarse, rest, longestRest, sums } = indexOf(head);
  const seen = Float64Array.from(telling, (coordinate) => coordinates[coordinate] as number);
  products(coarse, seen, sums);
  const most = Math.sqrt(dot(seen, seen));
  const least = reachedBy(SHORTLIST, sums, most);
  const leading = reaching(least, sums);
  const nearest = Math.max(...leading.map((row) => product(head.directions, row * coordinates.length, coordinates)));
  const unseen = Math.sqrt(Math.max(0, dot(coordinates, coordinates) - most * most));
  if (nearest - longestRest * unseen >= least) return leading;
  const mayBeNearer = (row: number) => (sums[row] as number) >= least || (sums[row] as number) + (rest[row] as number) * unseen >= nearest;
  return reaching(reachedBy(LONGEST, sums, most), sums).filter(mayBeNearer);
}

function reaching(least: number, sums: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < sums.length; row++) if ((sums[row] as number) >= least) rows.push(row);
  return rows;
}

interface Index {
  /** The coordinates in which the rows differ most. */
  readonly telling: readonly number[];
  /** These coordinates, row by row: fetched from among the others they take five times as long. */
  readonly coarse: Float32Array;
  /** The length of each row in its other coordinates, rounded up. */
  readonly rest: Float32Array;
  readonly longestRest: number;
  /** Room for a number a row, so that no frame has to find it. */
  readonly sums: Float64Array;
}

const indices = new WeakMap<Head, Index>();

function indexOf(head: Head): Index {
  const known = indices.get(head);
  if (known) return known;
  const telling = mostTelling(head);
  const coarse = columns(head, telling);
  const rest = restOf(head, coarse);
  const longestRest = rest.reduce((longest, length) => Math.max(longest, length), 0);
  const index = { telling, coarse, rest, longestRest, sums: new Float64Array(head.rows.length) };
  indices.set(head, index);
  return index;
}

/** The basis begins with what changes between pictures of one face, and only then comes what tells the faces apart. */
function mostTelling(head: Head): number[] {
  const squares = new Float64Array(head.space.gains.length);
  for (const row of head.rows.keys())
    directionOf(head, row).forEach((value, at) => {
      squares[at] = (squares[at] as number) + value * value;
    });
  return [...squares.keys()].sort((a, b) => (squares[b] as number) - (squares[a] as number)).slice(0, COARSE);
}

function columns(head: Head, wanted: readonly number[]): Float32Array {
  const packed = new Float32Array(head.rows.length * wanted.length);
  for (const row of head.rows.keys()) {
    const direction = directionOf(head, row);
    wanted.forEach((coordinate, at) => {
      packed[row * wanted.length + at] = direction[coordinate] as number;
    });
  }
  return packed;
}

/** More than single precision can lose. */
const ROUNDING = 1e-5;

function restOf(head: Head, coarse: Float32Array): Float32Array {
  return Float32Array.from(head.rows.keys(), (row) => {
    const whole = directionOf(head, row);
    const own = coarse.subarray((row * coarse.length) / head.rows.length, ((row + 1) * coarse.length) / head.rows.length);
    return Math.sqrt(Math.max(0, dot(whole, whole) - dot(own, own)) + ROUNDING);
  });
}
