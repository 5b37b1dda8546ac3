import { mkdirSync } from "node:fs";
import { monotonicFactory } from "ulid";
import type { Correspondent } from "../domain/told/letter.ts";
import type { AuditRecord } from "../domain/verdict/record.ts";
import type { EntryNumber } from "../domain/verdict/verdict.ts";
import { Fault } from "../errors.ts";
import { CHAIN_START, type Entry, follow, type Link, seal } from "./chain.ts";
import { type LogFile, lockForWriting, openLogFile } from "./database.ts";
import { openKeptAnswers } from "./kept-answers.ts";
import { type Outbox, openOutbox } from "./outbox.ts";
import { openRecall, type Recall } from "./recall.ts";
import { orTrouble } from "./trouble.ts";

export interface Audit extends Disposable {
  /**
   * All of them or none; the number is the last one's. Synchronous, and durable when it returns. When it throws (AUDIT_WRITE,
   * AUDIT_BROKEN), nothing was recorded and the log can go on.
   */
  record(...records: readonly [AuditRecord, ...AuditRecord[]]): EntryNumber;
  readonly recall: Recall;
  readonly keptAnswers: ReturnType<typeof openKeptAnswers>;
  readonly outbox: Outbox;
  /** From now on its letters are written with the rows that they tell of. */
  corresponds(correspondent: Correspondent): void;
  readonly entries: number;
  /** Of the last entry before this log was opened, ISO 8601; undefined for a new log. */
  readonly latest: string | undefined;
  /** What is wrong with the last entries, if anything. */
  flaw(): string | undefined;
}

/** How far back the chain is checked before it is continued; `verifyLog` checks all of it. */
const RECHECKED = 100;

/**
 * Opens the log, creating its folder where it is missing. One writer at a time: a second one is refused,
 * readers are welcome. Throws Fault DATA_DIR_UNUSABLE, or AUDIT_BROKEN when the last entries do not hold.
 */
export function openAudit(dataDir: string): Audit {
  return orTrouble("DATA_DIR_UNUSABLE", dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = lockForWriting(dataDir);
    return orRelease(lock, () => {
      const log = openLogFile(dataDir, "write");
      return orRelease(log, () => writer(dataDir, log, lock));
    });
  });
}

function writer(dataDir: string, log: LogFile, lock: Disposable): Audit {
  const ulid = monotonicFactory();
  const outbox = openOutbox(log.connection);
  const correspondents: Correspondent[] = [];
  let head = recheck(log, dataDir);
  const latest = log.find(head.number)?.at;

  function contentOf({ kind, ...body }: AuditRecord) {
    const now = Date.now();
    return { id: ulid(now), at: new Date(now).toISOString(), monotonicMs: monotonicMs(), kind, body: JSON.stringify(body) };
  }

  return {
    record(...records) {
      const entries: Entry[] = [];
      for (const record of records) entries.push(seal(contentOf(record), entries.at(-1) ?? head));
      const rows = entries.map(({ number, at }, nth) => ({ number: number as EntryNumber, at, record: records[nth] as AuditRecord }));
      const letters = orTrouble("AUDIT_WRITE", dataDir, () =>
        log.append(entries, () => correspondents.map(({ lettersOf }) => outbox.put(rows.flatMap(lettersOf)))),
      );
      head = entries.at(-1) ?? head;
      for (const [nth, correspondent] of correspondents.entries()) correspondent.written(letters[nth] ?? []);
      return head.number as EntryNumber;
    },
    keptAnswers: openKeptAnswers(log.connection, dataDir),
    recall: openRecall(log, dataDir),
    outbox: {
      ...outbox,
      put: (letters, most) => orTrouble("AUDIT_WRITE", dataDir, () => outbox.put(letters, most)),
      delivered: (destination, id) => orTrouble("AUDIT_WRITE", dataDir, () => outbox.delivered(destination, id)),
      forget: (destination) => orTrouble("AUDIT_WRITE", dataDir, () => outbox.forget(destination)),
    },
    corresponds: (correspondent) => void correspondents.push(correspondent),
    latest,
    flaw: () => lastEntries(log).flaw,
    get entries() {
      return head.number;
    },
    [Symbol.dispose]() {
      log[Symbol.dispose]();
      lock[Symbol.dispose]();
    },
  };
}

/** The link to continue from. */
function recheck(log: LogFile, dataDir: string): Link {
  const { head, flaw } = lastEntries(log);
  if (!flaw) return head;
  throw new Fault("AUDIT_BROKEN", `${dataDir}: entry ${head.number + 1} ${flaw}. Keep the folder as it is and start a new one.`);
}

function lastEntries(log: LogFile) {
  const highestEver = log.highestEver();
  const known = log.find(highestEver - RECHECKED) ?? CHAIN_START;
  return follow(log.after(known.number), known, highestEver);
}

function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

function orRelease<T>(resource: Disposable, use: () => T): T {
  try {
    return use();
  } catch (error) {
    resource[Symbol.dispose]();
    throw error;
  }
}
