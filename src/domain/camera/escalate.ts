import type { Symptom } from "./symptoms.ts";

/** What has been done about a symptom. Times are on the monotonic clock, milliseconds. */
export interface Escalation {
  readonly symptom: Symptom;
  readonly restarts: number;
  readonly nextMs: number;
  readonly declared: boolean;
}

/** Starting the camera anew may help; it moves no tray and wipes no window. */
const CURABLE: readonly Symptom[] = ["resolution", "black", "saturated", "frozen", "late"];
/** So many restarts before people are told. */
const TRIES = 2;
const FIRST_MS = 3_000;
const LAST_MS = 5 * 60_000;

/**
 * The camera is started anew at once, and again after longer and longer pauses; when that has not helped twice, the symptom is declared.
 * What a restart cannot help is declared at once, and so is a frozen picture: it may show a pack that is not there any more. All is forgotten as soon as the camera is healthy.
 */
export function escalate(
  before: Escalation | undefined,
  seen: Symptom | "healthy" | "unknown",
  nowMs: number,
): { readonly after: Escalation | undefined; readonly restart: boolean } {
  if (seen === "healthy") return { after: undefined, restart: false };
  if (seen === "unknown") return { after: before, restart: false };
  const { restarts, nextMs, declared } = before ?? { restarts: 0, nextMs: nowMs, declared: false };
  if (!CURABLE.includes(seen)) return { after: { symptom: seen, restarts, nextMs, declared: true }, restart: false };
  // Another symptom may be another side of the same trouble: it does not begin anew.
  if (nowMs < nextMs) return { after: { symptom: seen, restarts, nextMs, declared }, restart: false };
  const pauseMs = Math.min(LAST_MS, FIRST_MS * 2 ** restarts);
  return {
    after: { symptom: seen, restarts: restarts + 1, nextMs: nowMs + pauseMs, declared: declared || restarts >= TRIES || seen === "frozen" },
    restart: true,
  };
}
