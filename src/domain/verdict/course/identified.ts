import type { ItemId } from "../../item.ts";
import type { Role } from "../identity.ts";
import { ending } from "./closing.ts";
import { type Step, unchanged } from "./events.ts";
import type { State } from "./state.ts";

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
  const { standing, order, pack } = course;
  const contradicts = item !== order.item;
  const overruled = contradicts && standing?.verdict.look === "match";
  return {
    state: {
      ...state,
      course: {
        ...course,
        scanned: item,
        standing: overruled ? undefined : standing,
        pack: pack && contradicts ? { ...pack, accepted: false, held: undefined } : pack,
      },
    },
    records: [{ kind: "scan", verification: order.id, raw, item }, ...(overruled ? [ending(course, standing, "scan")] : [])],
    reply: "done",
  };
}
