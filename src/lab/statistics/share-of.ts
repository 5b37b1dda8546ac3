import { type Estimate, estimate } from "./clopper-pearson.ts";

/** A share of trials of which some are repetitions of others. */
export interface Share extends Estimate {
  /** Independent trials among the n; the interval rests on these alone. */
  readonly independent: number;
}

/** Trials of one source are repetitions: frames of one presentation, or copies of one photograph. */
export interface Trial {
  readonly source: string;
}

/**
 * The share of the trials to which something happened. Its interval is the exact one of as many trials as there are sources: a
 * hundred copies of a photograph prove no more about other packs than the photograph does. (Clopper and Pearson with an effective
 * sample size, as in E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998), 193-201, at its most cautious.)
 */
export function shareOf<T extends Trial>(trials: readonly T[], happened: (trial: T) => boolean): Share {
  const n = trials.length;
  const count = trials.filter(happened).length;
  const independent = new Set(trials.map(({ source }) => source)).size;
  const { low, high } = estimate(n > 0 ? (count * independent) / n : 0, independent);
  return { count, n, share: n > 0 ? count / n : null, low, high, independent };
}
