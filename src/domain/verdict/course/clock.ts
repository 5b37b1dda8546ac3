import { wanted } from "../order.ts";
import type { CourseRecord, EndingReason } from "../record.ts";
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
  const closed = closedInTime(course, state.faulty, atMs, rules);
  if (!closed) return { state: { ...state, course }, records: endings, reply: "done" };
  return { state: { ...state, course: closed.course }, records: [...endings, closed.record], reply: "done" };
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

/** Undefined while the order goes on. A verdict that was told and waits for its answer outlives its order on the screen. */
function closedInTime(
  course: Course,
  faulty: boolean,
  atMs: number,
  rules: Rules,
): { readonly course: Course | undefined; readonly record: CourseRecord } | undefined {
  const { standing, activeMs } = course;
  if (isFulfilled(course, rules.policy) && !isBusy(course) && atMs - activeMs >= rules.verdictSeconds * 1_000)
    return { course: undefined, record: closing(course, "fulfilled") };
  if (atMs - activeMs < rules.orderSeconds * 1_000) return undefined;
  if (asksForAnswer(standing)) {
    const outlived: Course = { ...course, closed: { outcome: "unanswered" } };
    return { course: standing?.revealed ? outlived : undefined, record: closing(course, "unanswered") };
  }
  if (isFulfilled(course, rules.policy)) return { course: undefined, record: closing(course, "fulfilled") };
  if (countedOf(course) >= (wanted(course.order) ?? Number.POSITIVE_INFINITY))
    return { course: undefined, record: closing(course, "unanswered") };
  return { course: undefined, record: closing(course, "timed-out", lackOf(course, faulty)) };
}

/** Whether a verdict stands or is under way. */
function isBusy({ standing, pack }: Course): boolean {
  return standing !== undefined || pack?.presentation !== undefined;
}

function lackOf({ tray }: Course, faulty: boolean): UnsureReason {
  if (faulty || !tray) return "camera-off";
  return tray.gate === "open" ? "frames-disagree" : tray.gate;
}
