const FIRST_MS = 1_000;
/** A receiver that comes back after hours is told everything within this time. */
const LONGEST_MS = 60_000;

/**
 * How long to wait after this many failures in a row: twice as long each time up to a limit, less a random part of up to half, so that
 * what failed together is not tried again together.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return whole * (1 - random() / 2);
}
