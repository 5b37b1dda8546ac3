import { type Conclusion, type Moment, type Rules, type Step, unchanged } from "./events.ts";
import { type Course, contradictionOf, NEW_PACK, type State } from "./state.ts";

/** Whether this verdict may still be recorded and shown: much may have happened while it was being explained. */
export function awaitsVerdict({ faults, course }: State, { order, verdict }: Pick<Conclusion, "order" | "verdict">): boolean {
  if (faults.length > 0 || course?.order.id !== order || course.closed || course.standing || course.pack?.held) return false;
  return verdict.look === "mismatch" || contradictionOf(course) === undefined;
}

/** A recorded verdict stands from now on. */
export function concluded(state: State, conclusion: Conclusion & Moment, rules: Rules): Step {
  const { course } = state;
  if (!course || !awaitsVerdict(state, conclusion)) return unchanged(state, "stale");
  const { verdict, entry, tray, gate, at, atMs } = conclusion;
  const concealed = conclusion.reveal === "after_confirm";
  const decided: Course = {
    ...course,
    activeMs: atMs,
    verdicts: [...course.verdicts, { entry, verdict, decidedAt: at, gone: course.gone, concealed }],
    standing: { entry, verdict, tray, gate, revealed: !concealed, ...validity(conclusion, rules) },
    pack: { ...(course.pack ?? NEW_PACK), accepted: !concealed && verdict.look === "match", presentation: undefined },
  };
  return { state: { ...state, course: decided }, records: [], reply: "done" };
}

/** How long a match that is shown from this moment on may be. */
export function validity({ at, atMs }: Moment, { verdictSeconds }: Rules): { untilMs: number; validUntil: string } {
  const validMs = verdictSeconds * 1_000;
  return { untilMs: atMs + validMs, validUntil: new Date(Date.parse(at) + validMs).toISOString() };
}
