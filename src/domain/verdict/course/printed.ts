import type { PrintFinding } from "../../evidence/print/judge-print.ts";
import type { CourseRecord } from "../record.ts";
import type { Verdict } from "../verdict.ts";
import { ending } from "./closing.ts";
import { type PrintRead, type Step, unchanged } from "./events.ts";
import type { State } from "./state.ts";

/**
 * Print is read beside the frames, and may come after their verdict: one that it can change ends, and the pack is looked at once more.
 * What was read of another tray tells nothing. A contradiction that comes when the order is over is recorded all the same: somebody may
 * have gone by its verdict.
 */
export function read(state: State, event: PrintRead): Step {
  const { course } = state;
  const { order, tray, finding } = event;
  const row = rowOf(event);
  if (course?.order.id !== order || course.closed)
    return finding.says === "contradicts" ? { state, records: [row], reply: "done" } : unchanged(state, "stale");
  const { standing, pack } = course;
  const overruled = standing?.tray === tray && mayChange(standing.verdict, finding) ? standing : undefined;
  const told = { ...course, print: { tray, finding } };
  if (!overruled) return { state: { ...state, course: told }, records: [row], reply: "done" };
  return {
    state: { ...state, course: { ...told, standing: undefined, pack: pack && { ...pack, accepted: false } } },
    records: [row, ending(course, overruled, "print")],
    reply: "done",
  };
}

function rowOf({ order, finding: { says, words, names }, lines }: PrintRead): CourseRecord {
  return {
    ...{ kind: "print", verification: order, says, words },
    ...(names !== undefined && { names }),
    read: lines.map(({ text, confidence }) => ({ text, confidence })),
  };
}

/** A stop stays: print speaks for a pack only where the network cannot tell it from others. */
function mayChange({ look }: Verdict, { says }: PrintFinding): boolean {
  return (says === "contradicts" && look !== "mismatch") || (says === "agrees" && look === "unsure");
}
