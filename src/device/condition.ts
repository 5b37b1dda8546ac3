import type { AvailabilityRecord, FaultRecord } from "../domain/verdict/record.ts";
import { Fault } from "../errors.ts";

type ConditionRecord = AvailabilityRecord | FaultRecord;

/** A fault is over when its part has been in order for so long: what comes and goes many times a second is one fault. */
const CALM_MS = 5_000;

/**
 * Writes down, at once, when a part of the device becomes faulty and from when on no verdict can be given; and, once that has lasted,
 * when it is over. While the record itself cannot be written, its own row tells so afterwards.
 */
export function openCondition(record: (record: ConditionRecord) => unknown) {
  const present = new Map<string, { readonly code: string; calmSinceMs?: number | undefined }>();
  let ready = false;
  let written: string | undefined;

  function write(condition: ConditionRecord): boolean {
    try {
      record(condition);
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return false;
    }
  }

  function end(part: string, code: string): void {
    present.delete(part);
    write({ kind: "fault", part, code, over: true });
  }

  function writeAvailability(): void {
    const reasons = [...present.values()].map(({ code }) => code);
    const condition: AvailabilityRecord = { kind: "availability", available: ready && reasons.length === 0, reasons };
    const now = JSON.stringify(condition);
    if (now !== written && write(condition)) written = now;
  }

  return {
    /** The fault of a part, or none any more. */
    fault(part: string, fault: Fault | undefined): void {
      const before = present.get(part);
      if (before) before.calmSinceMs = fault ? undefined : (before.calmSinceMs ?? performance.now());
      if (!fault || before?.code === fault.code) return;
      if (before) end(part, before.code);
      present.set(part, { code: fault.code });
      write({ kind: "fault", part, code: fault.code, over: false });
      writeAvailability();
    },

    /** To be called often: whether verdicts can be given now. */
    clock(isReady: boolean): void {
      ready = isReady;
      for (const [part, { code, calmSinceMs = Number.POSITIVE_INFINITY }] of present) {
        if (performance.now() - calmSinceMs >= CALM_MS) end(part, code);
      }
      writeAvailability();
    },
  };
}
