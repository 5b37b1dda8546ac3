import type { AuditRecord, AvailabilityRecord, CourseEntry, CourseRecord, RecordEntry, StartRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import type { Entry } from "./chain.ts";
import type { LogFile } from "./database.ts";
import { exported, type Range } from "./export.ts";

/** What the log remembers, found by an index however long it is. */
export interface Recall {
  /** Every row about the order with this id, in order; none for an unknown id. */
  course(id: string): readonly CourseEntry[];
  /** The id of the order that the host placed for this transaction. */
  ofTransaction(transactionId: string): string | undefined;
  /** The row of that number. */
  entry(number: number): RecordEntry | undefined;
  /** The rows as NDJSON: see `exported`. */
  exported(range: Range): Iterable<string> | undefined;
  /** The id of the last order that was placed. */
  lastOrder(): string | undefined;
  lastStart(): RecordEntry<StartRecord> | undefined;
  lastAvailability(): RecordEntry<AvailabilityRecord> | undefined;
}

export function openRecall(log: LogFile, dataDir: string): Recall {
  /** Before 0.8 an answer named only its verdict, which is the one row of its order. */
  function withAnswers(rows: readonly Entry[]): readonly Entry[] {
    const [sole] = rows;
    return sole?.kind === "verification" ? [...rows, ...log.answersOf(sole.number)] : rows;
  }

  return {
    course: (id) => withAnswers(log.ofVerification(id)).map(parsed<CourseRecord>),
    entry: (number) => parsedIfAny(log.find(number)),
    exported: (range) => exported(log, dataDir, range),
    ofTransaction: log.ofTransaction,
    lastOrder: log.lastOrder,
    lastStart: () => parsedIfAny(log.lastStart()),
    lastAvailability: () => parsedIfAny(log.lastAvailability()),
  };
}

function parsed<Kind extends AuditRecord>({ number, at, kind, body }: Entry): RecordEntry<Kind> {
  return { number: number as EntryNumber, at, record: { kind, ...JSON.parse(body) } as Kind };
}

function parsedIfAny<Kind extends AuditRecord>(entry: Entry | undefined): RecordEntry<Kind> | undefined {
  return entry && parsed(entry);
}
