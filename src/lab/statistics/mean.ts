import { mean } from "../../domain/mean.ts";
import { randomNumbers } from "../../domain/random.ts";

/** A sample mean with its confidence interval. */
export interface Mean {
  /** Null for an empty sample. */
  readonly value: number | null;
  readonly n: number;
  /** The two-sided 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
}

const RESAMPLES = 2_000;
const SEED = 1;
const TAIL = 0.025;

/** The percentile bootstrap: B. Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7 (1979). */
export function meanOf(values: readonly number[]): Mean {
  const n = values.length;
  if (n === 0) return { value: null, n, low: null, high: null };
  const random = randomNumbers(SEED);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let draw = 0; draw < n; draw++) sum += values[Math.floor(random() * n)] as number;
    return sum / n;
  }).sort();
  return { value: mean(values), n, low: at(means, TAIL), high: at(means, 1 - TAIL) };
}

function at(ascending: Float64Array, share: number): number {
  return ascending[Math.round(share * (ascending.length - 1))] as number;
}
