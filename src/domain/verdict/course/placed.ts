import type { Order } from "../order.ts";
import type { CourseRecord } from "../record.ts";
import { asksForAnswer, closing, ending } from "./closing.ts";
import { type Rules, type Step, unchanged } from "./events.ts";
import { type Course, isFulfilled, type State } from "./state.ts";

/** A new order. One that is open gives way only when the new one names it. */
export function placed(state: State, { order, atMs }: { readonly order: Order; readonly atMs: number }, rules: Rules): Step {
  const { course } = state;
  const { supersedes, ...fresh } = order;
  const open = course && blocks(course, rules);
  if (open && supersedes !== course.order.id) return unchanged(state, "busy");
  const entering: Order = open ? order : fresh;
  const leaving = course ? [...farewell(course, open ? entering : undefined)] : [];
  return {
    state: { ...state, course: { order: entering, activeMs: atMs, done: 0, gone: 0, verdicts: [] } },
    records: [...leaving, { kind: "order", order: entering }],
    reply: "done",
  };
}

/** The host needs the order no longer. */
export function cancelled(state: State, id: string, rules: Rules): Step {
  const { course } = state;
  if (course?.order.id !== id || course.closed) return unchanged(state, "stale");
  if (!blocks(course, rules)) return left(state, closing(course, "fulfilled"));
  return left(state, { kind: "cancellation", verification: id, why: "host" });
}

/** The nurse has done with the order; not while a verdict waits for her answer. */
export function ended(state: State, id: string, rules: Rules): Step {
  const { course } = state;
  if (course?.order.id !== id || course.closed) return unchanged(state, "stale");
  if (asksForAnswer(course.standing)) return unchanged(state, "refused");
  return left(state, closing(course, isFulfilled(course, rules.policy) ? "fulfilled" : "ended"));
}

/** An order of before a restart goes on. Its verdict does not: nobody saw the tray meanwhile. */
export function restarted(state: State, course: Course): Step {
  const { standing } = course;
  return {
    state: { ...state, course: { ...course, standing: undefined } },
    records: standing ? [ending(course, standing, "restart")] : [],
    reply: "done",
  };
}

/** Whether something is still asked of the nurse. */
function blocks(course: Course, { policy }: Rules): boolean {
  return !course.closed && (asksForAnswer(course.standing) || !isFulfilled(course, policy));
}

function farewell(course: Course, successor: Order | undefined): CourseRecord[] {
  if (successor) return [{ kind: "cancellation", verification: course.order.id, why: "superseded", by: successor.id }];
  return course.closed ? [] : [closing(course, "fulfilled")];
}

function left(state: State, record: CourseRecord): Step {
  return { state: { ...state, course: undefined }, records: [record], reply: "done" };
}
