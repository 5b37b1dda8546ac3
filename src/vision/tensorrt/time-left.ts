import type { GraphName } from "./graphs.ts";

export interface Work {
  readonly graph: GraphName;
  readonly bytes: number;
  /** What it took, once it is done. */
  readonly seconds?: number | undefined;
  /** What it took when it was built before. */
  readonly before?: number | undefined;
}

/**
 * How many seconds are left, `elapsed` seconds into the first piece of work that is not done. Each takes as long as it did before; one that was
 * never built, as long for its bytes as those that were. Undefined where nothing was ever built.
 */
export function secondsLeft(all: readonly Work[], elapsed: number): number | undefined {
  const known = all.flatMap(({ bytes, seconds, before }) => {
    const took = seconds ?? before;
    return took === undefined ? [] : [{ bytes, took }];
  });
  if (known.length === 0) return undefined;
  const pace = sum(known.map(({ took }) => took)) / sum(known.map(({ bytes }) => bytes));
  const left = all.filter(({ seconds }) => seconds === undefined).map(({ bytes, before }) => before ?? pace * bytes);
  const [first = 0, ...others] = left;
  return Math.max(0, first - elapsed) + sum(others);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
