import { contradicts } from "../../codes/contradiction.ts";
import type { Order } from "../order.ts";
import type { CourseEntry, FollowUp, Outcome, PastAnswer } from "../record.ts";
import type { Answer, EntryNumber, UnsureReason, Verdict } from "../verdict.ts";
import type { Moment } from "./events.ts";
import { withScan } from "./identified.ts";
import { type Course, type Judged, NEW_PACK } from "./state.ts";

/** The course of one order, from its rows in their order; the monotonic times are worked out backwards from now. */
export function retell(entries: readonly CourseEntry[], now: Moment): Course | undefined {
  return entries.reduce<Course | undefined>((course, entry) => after(course, entry, msOf(entry.at, now)), undefined);
}

/** A clock that was set back meanwhile does not lengthen an order's time. */
function msOf(at: string, now: Moment): number {
  return now.atMs - Math.max(0, Date.parse(now.at) - Date.parse(at));
}

function after(before: Course | undefined, { number, at, record }: CourseEntry, atMs: number): Course | undefined {
  if (record.kind === "order") return begun(record.order, atMs);
  if (record.kind !== "verification") return before && continued(before, record, { number, at, atMs });
  const { order, verdict, concealed = false } = record;
  const course = { ...(before ?? begun(order, atMs)), activeMs: atMs };
  const told = withVerdict(course, { entry: number, verdict, decidedAt: at, gone: course.gone, concealed });
  return before ? told : closedWith(told, soleOutcome(verdict));
}

function continued(course: Course, record: FollowUp, row: Moment & { readonly number: EntryNumber }): Course {
  switch (record.kind) {
    case "answer":
      return withAnswer({ ...course, activeMs: row.atMs }, record.entry, record.answer);
    case "counted":
      return { ...course, done: record.counted, gone: course.gone + 1, pack: undefined };
    case "badge":
      return { ...course, order: { ...course.order, [record.role]: record.badge } };
    case "closing":
      return closedWith(record.because ? withDoubt(course, record.because, row) : course, record.outcome);
    case "cancellation":
      return { ...course, standing: undefined, closed: { outcome: "cancelled", why: record.why } };
    case "ending":
      return { ...course, standing: undefined };
    case "print":
      return course; // the pack is read anew
    case "scan":
      // Nobody knows which pack lies there now: what speaks against one is remembered, what speaks for one is not.
      return contradicts(record.comparison) ? withScan(course, record.comparison) : course;
  }
}

/** An order whose time was up ends with a doubt, which its closing row records. */
function withDoubt(course: Course, because: UnsureReason, { number, at }: { readonly number: EntryNumber; readonly at: string }): Course {
  const verdict = { look: "unsure", because } as const;
  return { ...course, verdicts: [...course.verdicts, { entry: number, verdict, decidedAt: at, gone: course.gone, concealed: false }] };
}

function begun(order: Order, activeMs: number): Course {
  return { order, activeMs, done: 0, gone: 0, verdicts: [] };
}

function withVerdict(course: Course, judged: Judged): Course {
  const { entry, verdict, concealed, decidedAt } = judged;
  const accepted = !concealed && verdict.look === "match";
  return {
    ...course,
    verdicts: [...course.verdicts, judged],
    standing: { entry, verdict, revealed: !concealed, ...NO_TRAY, validUntil: decidedAt },
    pack: { ...NEW_PACK, accepted },
  };
}

/** Nobody knows what lay in the tray meanwhile: no frame bears out a verdict from before. */
const NO_TRAY = { tray: Number.NaN, gate: "open", untilMs: Number.NEGATIVE_INFINITY } as const;

/** It ends the verdict, except that a match and what else is only now told go on standing. */
function withAnswer(course: Course, entry: EntryNumber, answer: Answer | PastAnswer): Course {
  const isLook = answer.did === "looks-right" || answer.did === "looks-wrong";
  const given = isLook ? { looked: answer.did } : { answer };
  const verdicts = course.verdicts.map((judged) => (judged.entry === entry ? { ...judged, ...given } : judged));
  const last = verdicts.at(-1);
  if (last?.entry !== entry) return { ...course, verdicts };
  if (answer.did !== "looks-right") {
    const accepted = answer.did === "override" || answer.did === "it-is-right";
    return { ...course, verdicts, standing: undefined, pack: { ...NEW_PACK, accepted } };
  }
  const { standing } = course;
  return {
    ...course,
    verdicts,
    standing: standing && { ...standing, revealed: true },
    pack: { ...NEW_PACK, accepted: standing !== undefined && last.verdict.look === "match" },
  };
}

function closedWith(course: Course, outcome: Outcome): Course {
  return { ...course, standing: undefined, closed: { outcome } };
}

/** Before 0.8 an order ended with its only verdict. */
function soleOutcome({ look }: Verdict): Outcome {
  return look === "match" ? "fulfilled" : "unanswered";
}
