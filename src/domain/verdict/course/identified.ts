import { type Comparison, contradicts } from "../../codes/contradiction.ts";
import type { People, Role } from "../identity.ts";
import type { Order } from "../order.ts";
import type { CourseRecord } from "../record.ts";
import type { Scan } from "../scan.ts";
import { ending } from "./closing.ts";
import { type Step, unchanged } from "./events.ts";
import type { Course, State } from "./state.ts";

/** The first badge says who acts, another one who watches. */
export function badge(state: State, read: string): Step {
  const { course } = state;
  if (!course) return unchanged(state, "stale");
  const { user, witness, id } = course.order;
  if (read === user || read === witness) return unchanged(state);
  const role: Role | undefined = user === undefined ? "user" : witness === undefined ? "witness" : undefined;
  if (!role) return unchanged(state, "refused");
  return {
    state: { ...state, course: { ...course, order: { ...course.order, [role]: read } } },
    records: [{ kind: "badge", verification: id, role, badge: read }],
    reply: "done",
  };
}

/** The order with the people that it lacked, as if their badges had been read. */
export function introduced(order: Order, people: People): readonly [Order, readonly CourseRecord[]] {
  const lacked = (["user", "witness"] as const).flatMap((role) => {
    const badge = order[role] === undefined ? people[role] : undefined;
    return badge === undefined ? [] : [{ kind: "badge", verification: order.id, role, badge } as const];
  });
  return [{ ...order, ...Object.fromEntries(lacked.map(({ role, badge }) => [role, badge])) }, lacked];
}

/** What a code says counts for the pack that lies there or, in an empty tray, for the next one. It never makes a match. */
export function scanned(state: State, { code, comparison }: Pick<Scan, "code" | "comparison">): Step {
  const { course } = state;
  if (!course || course.closed) return unchanged(state, "stale");
  const scan: CourseRecord = { kind: "scan", verification: course.order.id, code, comparison };
  const read = withScan(course, comparison);
  const { standing, pack } = read;
  if (!contradicts(comparison)) return { state: { ...state, course: read }, records: [scan], reply: "done" };
  const overruled = standing?.verdict.look === "mismatch" ? undefined : standing;
  const held = pack?.held?.why === "put-back" ? pack.held : undefined;
  return {
    state: { ...state, course: { ...read, standing: overruled ? undefined : standing, pack: pack && { ...pack, held } } },
    records: overruled ? [scan, ending(course, overruled, "scan")] : [scan],
    reply: "done",
  };
}

/** No other code takes a contradiction back: a pack may have several, and one of them tells more than another. */
export function withScan(course: Course, comparison: Comparison): Course {
  if (comparison.says === "nothing") return course;
  if (comparison.says === "agrees") return { ...course, scanned: course.scanned ?? comparison };
  return { ...course, scanned: comparison, pack: course.pack && { ...course.pack, accepted: false } };
}
