/** A share that was seen in a sample, with the shares that the sample does not rule out. */
export interface Estimate {
  readonly count: number;
  readonly n: number;
  /** count / n; null when there was nothing to count. */
  readonly share: number | null;
  /** The exact two-sided 95 % interval. */
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;

/**
 * The exact interval for a binomial share: from the smallest share under which `count` or more successes, to the largest
 * under which `count` or fewer, have a chance of 2.5 %. C. J. Clopper and E. S. Pearson, "The Use of Confidence or
 * Fiducial Limits Illustrated in the Case of the Binomial", Biometrika 26 (1934), 404-413.
 */
export function estimate(count: number, n: number): Estimate {
  const atMost = cumulative(n);
  return {
    count,
    n,
    share: n > 0 ? count / n : null,
    low: count === 0 ? 0 : crossing((share) => 1 - atMost(count - 1, share) >= TAIL),
    high: count === n ? 1 : crossing((share) => atMost(count, share) <= TAIL),
  };
}

/** The share between 0 and 1 from which on the condition holds, by halving the interval until it is as fine as a double. */
function crossing(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let halved = 0; halved < 60; halved++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The chance of at most `count` successes in n trials; summed from logarithms, so that no term overflows. */
function cumulative(n: number): (count: number, share: number) => number {
  const logFactorial = [0];
  for (let i = 1; i <= n; i++) logFactorial.push((logFactorial[i - 1] ?? 0) + Math.log(i));
  const logChoices = (count: number) => (logFactorial[n] ?? 0) - (logFactorial[count] ?? 0) - (logFactorial[n - count] ?? 0);
  return (count, share) => {
    let sum = 0;
    for (let i = 0; i <= count; i++) sum += Math.exp(logChoices(i) + i * Math.log(share) + (n - i) * Math.log1p(-share));
    return sum;
  };
}
