import type { AuditRecord } from "./domain/record.ts";
import type { EntryNumber } from "./domain/verdict.ts";
import { asFault, type Fault, type ReportFault } from "./errors.ts";

export type Recorder = ReturnType<typeof openRecorder>;

/**
 * The one way into the record. A record that cannot be written is a fault on the screen; once writing works again,
 * the first entry says for how long it did not.
 */
export function openRecorder(write: (record: AuditRecord) => EntryNumber, report: ReportFault) {
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
      const fault = asFault(error, "AUDIT_WRITE");
      interrupted ??= { since: new Date().toISOString(), fault };
      report(fault);
      throw fault;
    }
  }

  return {
    /** Durable when it returns; throws a fault when it cannot be. */
    record: (record: AuditRecord): EntryNumber =>
      guarded(() => {
        resume();
        return write(record);
      }),

    /** Tries whether a record that could not be written can be now. */
    retry(): void {
      try {
        guarded(resume);
      } catch {
        // The fault is reported; the next try comes with the next second.
      }
    },

    isWritable: (): boolean => interrupted === undefined,
  };
}
