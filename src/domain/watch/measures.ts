/** What is watched for drift: shares of all verdicts, or of all answers, of a cabinet. */
export const MEASURES = ["overrides", "unsure", "unknown"] as const;
export type MeasureId = (typeof MEASURES)[number];

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The last day, the thirty days before, and the same days of all cabinets of the tenant. */
export interface Measured {
  readonly day: Share;
  readonly month: Share;
  readonly peers: Share;
}

/** Of fewer, a day tells nothing. */
const LEAST = 30;
/** A smaller difference is nobody's concern, however sure it is. */
const LEAST_DIFFERENCE = 0.05;
/** In standard errors of a share: by chance alone one day in 370 is as far off. */
const SIGMAS = 3;

/** Whether a day's share differs from what was usual: normal approximation of the binomial distribution, one sample. */
export function drifts(day: Share, usual: Share): boolean {
  if (day.of < LEAST || usual.of < LEAST) return false;
  const expected = shareOf(usual);
  const difference = Math.abs(shareOf(day) - expected);
  // As if one more had been counted each way: a share of 0 has an error too.
  const smoothed = (usual.count + 1) / (usual.of + 2);
  return difference >= LEAST_DIFFERENCE && difference > SIGMAS * Math.sqrt((smoothed * (1 - smoothed)) / day.of);
}

export function shareOf({ count, of }: Share): number {
  return of === 0 ? 0 : count / of;
}
