import type { AvailabilityRecord, CourseEntry, RecordEntry, StartRecord } from "../domain/verdict/record.ts";

/** What the server reads of the record. */
export interface History {
  /** The rows from one number to another as NDJSON, in pieces of whole lines; undefined for a range that begins after the end. */
  exported(range: { readonly from: number; readonly to?: number | undefined }): Iterable<string> | undefined;
  /** The row of that number. */
  entry(number: number): RecordEntry | undefined;
  /** The rows about the order of that id. */
  course(id: string): readonly CourseEntry[];
  /** The id of the order of that transaction of the host's. */
  ofTransaction(transactionId: string): string | undefined;
  lastStart(): RecordEntry<StartRecord> | undefined;
  lastAvailability(): RecordEntry<AvailabilityRecord> | undefined;
}
