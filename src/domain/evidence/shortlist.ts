import { directionOf, type Head } from "./head.ts";
import { leading } from "./leading.ts";
import { product, products } from "./products.ts";

/** Rows that are weighed in full. */
const SHORTLIST = 384;

/** A head with more is compared on the coordinates in which its rows differ most: all rows on the first of them, the leading rows on more. */
const COARSE = { coordinates: 32, rows: 2_048 };
const FINE = { coordinates: 64, rows: SHORTLIST };

/** The rows that may be nearest to what lies there in the head's space. */
export function shortlist(coordinates: Float64Array, head: Head): Iterable<number> {
  if (head.rows.length <= SHORTLIST) return head.rows.keys();
  const { telling, coarse, fine, sums } = indexOf(head);
  const seen = Float64Array.from(telling, (coordinate) => coordinates[coordinate] as number);
  const rows = leading(COARSE.rows, products(coarse, seen.subarray(0, COARSE.coordinates), sums));
  const finer = Float64Array.from(rows, (row) => product(fine, row * seen.length, seen));
  return leading(FINE.rows, finer).map((nth) => rows[nth] as number);
}

interface Index {
  /** The coordinates in which the rows differ most, falling. */
  readonly telling: readonly number[];
  /** The first of them, row by row: fetched from among the others they take five times as long. */
  readonly coarse: Float32Array;
  readonly fine: Float32Array;
  /** Room for a number a row, so that no frame has to find it. */
  readonly sums: Float64Array;
}

const indices = new WeakMap<Head, Index>();

function indexOf(head: Head): Index {
  const known = indices.get(head);
  if (known) return known;
  const telling = mostTelling(head, FINE.coordinates);
  const index = {
    telling,
    coarse: columns(head, telling.slice(0, COARSE.coordinates)),
    fine: columns(head, telling),
    sums: new Float64Array(head.rows.length),
  };
  indices.set(head, index);
  return index;
}

/** The basis begins with what changes between pictures of one face, and only then comes what tells the faces apart. */
function mostTelling(head: Head, count: number): number[] {
  const squares = new Float64Array(head.space.gains.length);
  for (const row of head.rows.keys())
    directionOf(head, row).forEach((value, at) => {
      squares[at] = (squares[at] as number) + value * value;
    });
  return [...squares.keys()].sort((a, b) => (squares[b] as number) - (squares[a] as number)).slice(0, count);
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
