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
const LEADING = 64;

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
  if (head.rows.length <= SHORTLIST) return head.rows.keys();
  const products = leadingProducts(coordinates, head);
  const least = reachedBy(SHORTLIST, products);
  const rows: number[] = [];
  for (let row = 0; row < products.length; row++) if ((products[row] as number) >= least) rows.push(row);
  return rows;
}

/** The rows' leading coordinates side by side: fetched row by row from among the others they take five times as long. */
const packed = new WeakMap<Head, Float32Array>();

function leadingOf(head: Head): Float32Array {
  const known = packed.get(head);
  if (known) return known;
  const leading = new Float32Array(head.rows.length * LEADING);
  for (const row of head.rows.keys()) leading.set(directionOf(head, row).subarray(0, LEADING), row * LEADING);
  packed.set(head, leading);
  return leading;
}

function leadingProducts(coordinates: Float64Array, head: Head): Float32Array {
  const leading = leadingOf(head);
  const seen = new Float64Array(LEADING);
  seen.set(coordinates.subarray(0, LEADING));
  const products = new Float32Array(head.rows.length);
  for (let row = 0, at = 0; row < products.length; row++) {
    let even = 0;
    let odd = 0;
    for (let k = 0; k < LEADING; k += 2, at += 2) {
      even += (leading[at] as number) * (seen[k] as number);
      odd += (leading[at + 1] as number) * (seen[k + 1] as number);
    }
    products[row] = even + odd;
  }
  return products;
}

const BINS = 4096;

/** A number that at least `count` of the values reach, and few more: by counting, as sorting all of them takes as long as they took to compute. */
function reachedBy(count: number, values: Float32Array): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const width = (most - least) / BINS || 1;
  const counts = new Uint32Array(BINS + 1);
  for (const value of values) {
    const bin = Math.floor((value - least) / width);
    counts[bin] = (counts[bin] as number) + 1;
  }
  let bin = BINS;
  for (let reached = counts[bin] as number; reached < count && bin > 0; reached += counts[bin] as number) bin--;
  return least + bin * width;
}
