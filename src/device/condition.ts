import type { AvailabilityRecord, FaultRecord } from "../domain/verdict/record.ts";
import { Fault } from "../errors.ts";

type ConditionRecord = AvailabilityRecord | FaultRecord;

/**
 * Writes down when a part of the device becomes faulty and when it is in order again, and from when to when no verdict can be given.
 * What cannot be written is told by the record's own fault: availability is then written as soon as it can be.
 */
export function openCondition(record: (record: ConditionRecord) => unknown) {
  const present = new Map<string, string>();
  let written: string | undefined;

  function attempt(condition: ConditionRecord): boolean {
    try {
      record(condition);
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return false;
    }
  }

  return {
    /** The fault of a part, or none any more; in other words it is the same fault. */
    fault(part: string, fault: Fault | undefined): void {
      const before = present.get(part);
      if (before === fault?.code) return;
      if (before !== undefined) attempt({ kind: "fault", part, code: before, over: true });
      if (fault) attempt({ kind: "fault", part, code: fault.code, over: false });
      if (fault) present.set(part, fault.code);
      else present.delete(part);
    },

    /** To be called often. */
    availability(available: boolean, faults: readonly Fault[]): void {
      const condition: AvailabilityRecord = { kind: "availability", available, reasons: faults.map(({ code }) => code) };
      const now = JSON.stringify(condition);
      if (now !== written && attempt(condition)) written = now;
    },
  };
}
