import type { ItemId } from "../../item.ts";
import type { Role } from "../identity.ts";
import type { CourseRecord } from "../record.ts";
import { ending } from "./closing.ts";
import { type Step, unchanged } from "./events.ts";
import { type Course, isContradicted, type State } from "./state.ts";

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

/** What a barcode says counts for the pack that lies there or, in an empty tray, for the next one. It never makes a match. */
export function scanned(state: State, { raw, item }: { readonly raw: string; readonly item: ItemId }): Step {
  const { course } = state;
  if (!course || course.closed) return unchanged(state, "stale");
  const read: Course = { ...course, scanned: item };
  const scan: CourseRecord = { kind: "scan", verification: course.order.id, raw, item };
  if (!isContradicted(read)) return { state: { ...state, course: read }, records: [scan], reply: "done" };
  const { standing, pack } = course;
  const overruled = standing?.verdict.look === "match" ? standing : undefined;
  const held = pack?.held?.why === "put-back" ? pack.held : undefined;
  return {
    state: {
      ...state,
      course: { ...read, standing: overruled ? undefined : standing, pack: pack && { ...pack, accepted: false, held } },
    },
    records: overruled ? [scan, ending(course, overruled, "scan")] : [scan],
    reply: "done",
  };
}
