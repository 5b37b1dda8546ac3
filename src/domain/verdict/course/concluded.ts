import { type Conclusion, type Moment, type Rules, type Step, unchanged } from "./events.ts";
import type { Course, State } from "./state.ts";

/** Whether a verdict about this order may still be recorded and shown. */
export function awaitsVerdict({ faulty, course }: State, order: string): boolean {
  return !faulty && course?.order.id === order && !course.closed && !course.standing && !course.pack?.held;
}

/** A recorded verdict stands from now on. */
export function concluded(state: State, conclusion: Conclusion & Moment, rules: Rules): Step {
  const { course } = state;
  if (!course || !awaitsVerdict(state, conclusion.order)) return unchanged(state, "stale");
  const { verdict, entry, tray, gate, at, atMs } = conclusion;
  const concealed = conclusion.reveal === "after_confirm";
  const decided: Course = {
    ...course,
    activeMs: atMs,
    verdicts: [...course.verdicts, { entry, verdict, decidedAt: at, gone: course.gone, concealed }],
    standing: { entry, verdict, tray, gate, revealed: !concealed, ...validity(conclusion, rules) },
    pack: { emptyFrames: 0, ...course.pack, accepted: !concealed && verdict.look === "match", presentation: undefined },
  };
  return { state: { ...state, course: decided }, records: [], reply: "done" };
}

/** How long a match that is shown from this moment on may be. */
export function validity({ at, atMs }: Moment, { verdictSeconds }: Rules): { untilMs: number; validUntil: string } {
  const validMs = verdictSeconds * 1_000;
  return { untilMs: atMs + validMs, validUntil: new Date(Date.parse(at) + validMs).toISOString() };
}
