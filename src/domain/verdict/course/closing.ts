import type { CourseRecord, EndingReason, Outcome } from "../record.ts";
import type { UnsureReason } from "../verdict.ts";
import { type Course, countedOf, type Standing } from "./state.ts";

/** The row that closes an order. */
export function closing(course: Course, outcome: Outcome, because?: UnsureReason): CourseRecord {
  return { kind: "closing", verification: course.order.id, outcome, counted: countedOf(course), ...(because && { because }) };
}

/** The row for a verdict that is no longer shown. */
export function ending(course: Course, { entry }: Standing, because: EndingReason): CourseRecord {
  return { kind: "ending", verification: course.order.id, entry, because };
}

/** Whether a verdict waits for the nurse's word. */
export function asksForAnswer(standing: Standing | undefined): boolean {
  return standing !== undefined && (!standing.revealed || standing.verdict.look !== "match");
}
