import type { Depth, Trigger } from "../domain/self-test/report.ts";

/** The runs that count. Times are on the monotonic clock, milliseconds. */
export interface LastRuns {
  readonly pass: boolean;
  readonly depth: Depth;
  readonly atMs: number;
  /** Of the last thorough one. */
  readonly fullAtMs: number | undefined;
}

interface Now {
  readonly nowMs: number;
  /** When the last attempt ended, whatever came of it. */
  readonly attemptedAtMs: number;
  readonly busy: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** After a run that could not be completed. */
const AGAIN_MS = 2_000;
/** After one that failed. */
const REPEAT_MS = MINUTE_MS;
/** What a start leaves out follows so long after it. */
const REST_MS = MINUTE_MS;
/** Orders may put a run off for so long. */
const PATIENCE_MS = HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** The run that is to begin now, if any. */
export function dueRun(
  last: LastRuns | undefined,
  { nowMs, attemptedAtMs, busy }: Now,
): { readonly trigger: Trigger; readonly depth: Depth } | undefined {
  if (!last) return nowMs - attemptedAtMs >= AGAIN_MS ? { trigger: "repeat", depth: "start" } : undefined;
  const ageMs = nowMs - last.atMs;
  if (!last.pass) return ageMs >= REPEAT_MS ? { trigger: "repeat", depth: last.depth } : undefined;
  const dueAfterMs = last.depth === "start" ? REST_MS : HOUR_MS;
  if (ageMs < dueAfterMs || (busy && ageMs < dueAfterMs + PATIENCE_MS)) return undefined;
  const sinceFullMs = nowMs - (last.fullAtMs ?? Number.NEGATIVE_INFINITY);
  return sinceFullMs >= DAY_MS ? { trigger: "daily", depth: "full" } : { trigger: "hourly", depth: "light" };
}
