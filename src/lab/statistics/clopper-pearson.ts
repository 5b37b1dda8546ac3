import jStat from "jstat";

/** A proportion observed in a sample, with its confidence interval. */
export interface Estimate {
  readonly count: number;
  readonly n: number;
  /** count / n; null for an empty sample. */
  readonly share: number | null;
  /** The exact two-sided 95 % interval. */
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;

/**
 * The exact interval of a binomial proportion, by quantiles of the beta distribution. C. J. Clopper and E. S. Pearson,
 * "The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial", Biometrika 26 (1934), 404-413.
 */
export function estimate(count: number, n: number): Estimate {
  return {
    count,
    n,
    share: n > 0 ? count / n : null,
    low: count === 0 ? 0 : jStat.beta.inv(TAIL, count, n - count + 1),
    high: count === n ? 1 : jStat.beta.inv(1 - TAIL, count + 1, n - count),
  };
}
