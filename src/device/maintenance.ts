import type { MaintenanceRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { Fault, type ReportFault } from "../errors.ts";

interface Parts {
  readonly record: (record: MaintenanceRecord) => EntryNumber;
  readonly report: ReportFault;
}

export type Maintenance = ReturnType<typeof openMaintenance>;

/** A technician works at the device: no verdict is given meanwhile. It ends by itself, so that nobody can forget it. */
export function openMaintenance({ record, report }: Parts) {
  let endsAtMs: number | undefined;
  let until: string | undefined;

  function end(): void {
    if (until === undefined) return;
    record({ kind: "maintenance", until: null });
    endsAtMs = undefined;
    until = undefined;
    report(undefined);
  }

  return {
    /** Begins, or goes on for so long from now. Returns when it ends: ISO 8601, UTC. Throws a fault when it cannot be recorded. */
    begin(minutes: number): string {
      const ends = new Date(Date.now() + minutes * 60_000).toISOString();
      record({ kind: "maintenance", until: ends });
      endsAtMs = performance.now() + minutes * 60_000;
      until = ends;
      report(new Fault("MAINTENANCE", `Until ${ends}, or until the technician ends it.`));
      return ends;
    },
    end,
    /** Call it often. */
    beat(): void {
      if (endsAtMs !== undefined && performance.now() >= endsAtMs) end();
    },
    /** When it ends; undefined while nobody works at the device. */
    until: (): string | undefined => until,
  };
}
