import type { AuditRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { Fault, type ReportFault } from "../errors.ts";

type Records = readonly [AuditRecord, ...AuditRecord[]];

/**
 * The one way into the record. A record that cannot be written is a fault on the screen; once writing works again,
 * the first entry says since when it did not.
 */
export function openRecorder(write: (...records: Records) => EntryNumber, report: ReportFault) {
  let interrupted: { readonly since: string; readonly fault: Fault } | undefined;

  function resume(): void {
    if (!interrupted) return;
    const { since, fault } = interrupted;
    write({ kind: "interruption", code: fault.code, since });
    interrupted = undefined;
    report(undefined);
  }

  function guarded<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      interrupted ??= { since: new Date().toISOString(), fault: error };
      report(error);
      throw error;
    }
  }

  return {
    /** All of them or none; the number is the last one's. Durable when it returns; throws a fault when it cannot be. */
    record: (...records: Records): EntryNumber =>
      guarded(() => {
        resume();
        return write(...records);
      }),

    /** After a failure, checks whether writing works again; reports the fault if it does not. */
    retry(): void {
      try {
        guarded(resume);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    },

    isWritable: (): boolean => interrupted === undefined,
  };
}
