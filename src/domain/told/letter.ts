import type { RecordEntry } from "../verdict/record.ts";

/** Something that waits to be delivered to one destination. */
export interface Letter {
  /** A ULID: the same however often it is sent, and by it a receiver knows what it has already. */
  readonly id: string;
  readonly destination: string;
  /** The letters of one lane arrive in their order; no lane waits for another. */
  readonly lane: string;
  /** The number of the row that it tells of. */
  readonly row: number;
  readonly type: string;
  /** ISO 8601, UTC: when it happened. */
  readonly at: string;
  /** A JSON object on one line. */
  readonly data: string;
}

/** The type, and the lane, of the letter that tells how many were given up because too many waited. */
export const LOST = "events.lost";

/** Whoever has letters written along with the rows of the record. */
export interface Correspondent {
  /** Asked while the rows are being written; the letters are kept with the rows, or not at all. */
  lettersOf(row: RecordEntry): readonly Letter[];
  /** Called when they are on the disk. */
  written(letters: readonly Letter[]): void;
}
