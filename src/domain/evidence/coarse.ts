import { keptWith } from "../kept-with.ts";
import { directionOf, type Head } from "./head.ts";
import { dot } from "./vector.ts";
import { TOGETHER } from "./weighted-columns.ts";

/** Coordinates on which all rows of a large head are compared. */
const COORDINATES = 4 * TOGETHER;

/** More than single precision can lose of a square. */
const ROUNDING = 1e-5;

/** The rows of a large head on the few coordinates in which they differ most. */
export interface Coarse {
  /** These coordinates; in a smaller space some that it does not have. */
  readonly telling: readonly number[];
  /** All rows' numbers on the first of them, then on the next; 0 on one that there is not. */
  readonly columns: Float32Array;
  /** The length of each row in its other coordinates, rounded up. */
  readonly rest: Float32Array;
  readonly longestRest: number;
  /** Room for a number a row, so that no frame has to find it. */
  readonly sums: Float64Array;
}

/** Kept with the head. */
export const coarseOf = keptWith(made);

function made(head: Head): Coarse {
  const count = head.rows.length;
  const telling = mostTelling(head);
  const columns = new Float32Array(COORDINATES * count);
  const rest = new Float32Array(count);
  for (const row of head.rows.keys()) {
    const direction = directionOf(head, row);
    let left = dot(direction, direction);
    telling.forEach((coordinate, column) => {
      const value = direction[coordinate] ?? 0;
      columns[column * count + row] = value;
      left -= value * value;
    });
    rest[row] = Math.sqrt(Math.max(0, left) + ROUNDING);
  }
  const longestRest = rest.reduce((longest, length) => Math.max(longest, length), 0);
  return { telling, columns, rest, longestRest, sums: new Float64Array(count) };
}

/** The basis begins with what changes between pictures of one face, and only then comes what tells the faces apart. */
function mostTelling(head: Head): number[] {
  const squares = new Float64Array(Math.max(COORDINATES, head.space.gains.length));
  for (const row of head.rows.keys())
    directionOf(head, row).forEach((value, at) => {
      squares[at] = (squares[at] as number) + value * value;
    });
  return [...squares.keys()].sort((a, b) => (squares[b] as number) - (squares[a] as number)).slice(0, COORDINATES);
}
