import { wanted } from "../order.ts";
import type { CourseRecord, EndingReason, Outcome } from "../record.ts";
import type { UnsureReason } from "../verdict.ts";
import { asksForAnswer, closing, ending } from "./closing.ts";
import { type Rules, type Step, unchanged } from "./events.ts";
import { type Course, countedOf, isFulfilled, type Standing, type State } from "./state.ts";

/** A match that no frame has borne out for this long is no longer shown. */
const SEEN_MS = 2_000;

/** What happens because time passes, whether frames come or not. */
export function clock(state: State, atMs: number, rules: Rules): Step {
  if (!state.course || state.course.closed) return unchanged(state);
  const [course, endings] = withoutOldMatch(state.course, atMs);
  const outcome = outcomeInTime(course, atMs - course.activeMs, rules);
  if (!outcome) return { state: { ...state, course }, records: endings, reply: "done" };
  const lack = outcome === "timed-out" ? lackOf(state, course) : undefined;
  // A verdict that was told and waits for its answer outlives its order on the screen.
  const outlived = course.standing?.revealed && asksForAnswer(course.standing) ? { ...course, closed: { outcome } } : undefined;
  return { state: { ...state, course: outlived }, records: [...endings, closing(course, outcome, lack)], reply: "done" };
}

function withoutOldMatch(course: Course, atMs: number): [Course, CourseRecord[]] {
  const { standing, pack } = course;
  const because = standing && agedBecause(standing, course, atMs);
  if (!standing || !because) return [course, []];
  const held = because === "expired" ? ({ tray: standing.tray, why: "counted" } as const) : undefined;
  return [{ ...course, standing: undefined, pack: pack && { ...pack, held } }, [ending(course, standing, because)]];
}

function agedBecause(standing: Standing, { tray }: Course, atMs: number): EndingReason | undefined {
  if (asksForAnswer(standing)) return undefined;
  if (atMs >= standing.untilMs) return "expired";
  return atMs - (tray?.atMs ?? Number.NEGATIVE_INFINITY) >= SEEN_MS ? "unseen" : undefined;
}

/** Undefined while the order goes on. */
function outcomeInTime(course: Course, idleMs: number, rules: Rules): Outcome | undefined {
  const fulfilled = isFulfilled(course, rules.policy);
  if (fulfilled && !isBusy(course) && idleMs >= rules.verdictSeconds * 1_000) return "fulfilled";
  if (idleMs < rules.orderSeconds * 1_000) return undefined;
  if (asksForAnswer(course.standing)) return "unanswered";
  if (fulfilled) return "fulfilled";
  const lacksBadge = countedOf(course) >= (wanted(course.order) ?? Number.POSITIVE_INFINITY);
  return lacksBadge ? "unanswered" : "timed-out";
}

/** Whether a verdict stands or is under way. */
function isBusy({ standing, pack }: Course): boolean {
  return standing !== undefined || pack?.presentation !== undefined;
}

function lackOf({ faults }: State, { tray }: Course): UnsureReason {
  if (faults.length > 0 || !tray) return "camera-off";
  return tray.gate === "open" ? "frames-disagree" : tray.gate;
}
