import type { Bundle } from "../vision/bundle/bundle.ts";
import type { Description } from "./described.ts";
import type { Enrolment } from "./enrol.ts";
import { fitInThread, type Numbered } from "./fit-in-thread.ts";
import type { Lesson } from "./learn.ts";

export interface FitTask {
  readonly lessons: readonly Numbered[];
  readonly lender: Pick<Bundle, "head" | "items">;
  readonly descriptions: readonly Description[];
}

/** An enrolment fitted in a thread of its own. */
export function enrolInThread(
  lessons: readonly Lesson[],
  { head, items }: FitTask["lender"],
  descriptions: FitTask["descriptions"],
): Promise<Enrolment<Lesson>> {
  return fitInThread("enrol-worker.js", lessons, { lender: { head, items }, descriptions });
}
