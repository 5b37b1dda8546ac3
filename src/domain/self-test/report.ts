import type { Check } from "./check.ts";

/** How much is tested: what must be proven before the first verdict, what is cheap enough for every hour, all there is. */
export const DEPTHS = ["start", "light", "full"] as const;
export type Depth = (typeof DEPTHS)[number];

/** Why the device tests itself. "repeat": the test before failed. */
export const TRIGGERS = ["power-on", "engine-restart", "bundle-changed", "hourly", "daily", "repeat", "screen", "api", "command", "fleet"] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** A run of the self-test. */
export interface SelfTestReport {
  /** A ULID. */
  readonly id: string;
  readonly trigger: Trigger;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** ISO 8601, UTC; null while it runs. */
  readonly ended: string | null;
  /** sha256 of the bundle's card. */
  readonly bundle: string;
  /** The execution provider that was tested, as the runtime names it; "none" without one. */
  readonly provider: string;
  /** Everything passed that is not advisory; null while it runs, and of a run that could not be completed. */
  readonly pass: boolean | null;
  readonly checks: readonly Check[];
}

/** Whether what is tested at `asked` depth includes checks of `depth`. */
export function includes(asked: Depth, depth: Depth): boolean {
  return DEPTHS.indexOf(depth) <= DEPTHS.indexOf(asked);
}

/** Whether the device has proven itself: nothing failed but what only warns. */
export function passes(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ pass, advisory }) => pass || advisory);
}
