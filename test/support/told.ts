import { openLogFile } from "../../src/audit/database.ts";
import { openRecall } from "../../src/audit/recall.ts";
import { eventsOf } from "../../src/domain/told/events-of.ts";
import { retell } from "../../src/domain/verdict/course/retell.ts";
import type { RecordEntry } from "../../src/domain/verdict/record.ts";
import type { Delivery } from "./receiver.ts";

type Lanes = Readonly<Record<string, readonly string[]>>;

/** Row and type of every event that the record of a folder holds, by order; those about the device under "device". */
export function recordedLanes(dataDir: string): Lanes {
  using log = openLogFile(dataDir, "read");
  const { course } = openRecall(log, dataDir);
  const rows = [...log.after(0)].map(
    ({ number, at, kind, body }) => ({ number, at, record: { kind, ...JSON.parse(body) } }) as RecordEntry,
  );
  return byLane(rows.flatMap((row) => eventsOf(row, (id) => retell(course(id), { atMs: 0, at: row.at }))));
}

/** The same of what a receiver took, each event where it came first. */
export function takenLanes(taken: readonly Delivery[]): Lanes {
  const seen = new Set<string>();
  return byLane(taken.filter(({ id }) => !seen.has(id) && seen.add(id)));
}

function byLane(events: readonly { readonly type: string; readonly data: object }[]): Lanes {
  const lanes: Record<string, string[]> = {};
  for (const { type, data } of events) {
    const { verification = "device", row } = data as { verification?: string; row: number };
    lanes[verification] ??= [];
    lanes[verification].push(`${row} ${type}`);
  }
  return lanes;
}
