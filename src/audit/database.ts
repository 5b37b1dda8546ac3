import { statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Fault } from "../errors.ts";
import type { Entry } from "./chain.ts";

/** Grows when the table changes shape. A newer program reads older logs; an older one refuses newer ones. */
const SCHEMA_VERSION = 1;

/** How long a statement waits for somebody's sqlite3 shell before it fails; the daemon is blocked meanwhile. */
const BUSY_MS = 200;

/** A member of a row's body; NULL in a row that somebody has made something else of, which is for `verifyLog` to find. */
function member(path: string): string {
  return `iif(json_valid(body), json_extract(body, '$.${path}'), NULL)`;
}

/** Where a row names its order, by our id and by the host's, and an answer the number of its verdict. */
const VERIFICATION = `coalesce(${member("order.id")}, ${member("verification")})`;
const TRANSACTION = member("order.transactionId");
const ANSWERED = member("entry");

/** AUTOINCREMENT keeps the highest number ever given in sqlite_sequence: entries cut off at the end leave a trace. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    monotonicMs INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS entry_is_next BEFORE INSERT ON entry
    WHEN NEW.number IS NOT 1 + (SELECT coalesce(max(number), 0) FROM entry)
    BEGIN SELECT RAISE(ABORT, 'an entry can only be added after the last one'); END;
  CREATE TRIGGER IF NOT EXISTS entry_is_not_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
  CREATE TRIGGER IF NOT EXISTS entry_is_not_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;
  CREATE INDEX IF NOT EXISTS entry_of_verification ON entry (${VERIFICATION});
  CREATE INDEX IF NOT EXISTS entry_of_transaction ON entry (${TRANSACTION});
  CREATE INDEX IF NOT EXISTS answer_of_entry ON entry (${ANSWERED}) WHERE kind = 'answer';
  CREATE INDEX IF NOT EXISTS order_entry ON entry (number) WHERE kind = 'order';
  CREATE INDEX IF NOT EXISTS start_entry ON entry (number) WHERE kind = 'start';
  CREATE INDEX IF NOT EXISTS availability_entry ON entry (number) WHERE kind = 'availability';`;

export type LogFile = ReturnType<typeof openLogFile>;

/** For the tables that live beside the log. */
export type Connection = Database.Database;

/**
 * The log's table in DIR/audit.sqlite. Opening to write creates what is missing.
 *
 * INVARIANTS:
 * - What `append` wrote is on the disk when it returns (WAL with synchronous=FULL), all of it or nothing.
 * - Readers see whole entries only, and never make the writer wait.
 */
export function openLogFile(dataDir: string, mode: "write" | "read") {
  refuseEmptied(logPath(dataDir));
  return opened(logPath(dataDir), { readonly: mode === "read", timeout: BUSY_MS }, (database) => {
    prepare(database, mode);
    const insert = database.prepare<[Entry]>("INSERT INTO entry VALUES (@number, @id, @at, @monotonicMs, @kind, @body, @previous, @hash)");
    const one = database.prepare<[number], Entry>("SELECT * FROM entry WHERE number = ?");
    const after = database.prepare<[number], Entry>("SELECT * FROM entry WHERE number > ? ORDER BY number");
    const byHash = database.prepare<[string], number>("SELECT number FROM entry WHERE hash = ?").pluck();
    const highest = database.prepare<[], number>("SELECT max(seq) FROM sqlite_sequence WHERE name = 'entry'").pluck();
    const quick = database.prepare<[], string>("PRAGMA quick_check(3)").pluck();
    const ofVerification = database.prepare<[string], Entry>(`SELECT * FROM entry WHERE ${VERIFICATION} = ? ORDER BY number`);
    const answersOf = database.prepare<[number], Entry>(`SELECT * FROM entry WHERE kind = 'answer' AND ${ANSWERED} = ? ORDER BY number`);
    const ofTransaction = database
      .prepare<[string], string>(`SELECT ${VERIFICATION} FROM entry WHERE ${TRANSACTION} = ? ORDER BY number LIMIT 1`)
      .pluck();
    const lastOrder = database
      .prepare<[], string>(`SELECT ${VERIFICATION} FROM entry WHERE kind = 'order' ORDER BY number DESC LIMIT 1`)
      .pluck();
    const lastStart = database.prepare<[], Entry>("SELECT * FROM entry WHERE kind = 'start' ORDER BY number DESC LIMIT 1");
    const lastAvailability = database.prepare<[], Entry>("SELECT * FROM entry WHERE kind = 'availability' ORDER BY number DESC LIMIT 1");
    const page = database.prepare<[number, number, number], Entry>(
      "SELECT * FROM entry WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
    );
    return {
      connection: database,
      /** What `also` writes is written with the entries, or not at all. */
      append: <T>(entries: readonly Entry[], also: () => T): T =>
        database.transaction(() => {
          for (const entry of entries) insert.run(entry);
          return also();
        })(),
      /** The rows that name the order with this id, in order. */
      ofVerification: (id: string): readonly Entry[] => ofVerification.all(id),
      /** The answers to the verdict of this number. */
      answersOf: (verdict: number): readonly Entry[] => answersOf.all(verdict),
      /** The id of the first order of that transaction. */
      ofTransaction: (transaction: string): string | undefined => ofTransaction.get(transaction),
      lastOrder: (): string | undefined => lastOrder.get(),
      lastStart: (): Entry | undefined => lastStart.get(),
      lastAvailability: (): Entry | undefined => lastAvailability.get(),
      find: (number: number): Entry | undefined => one.get(number),
      /** The entries with a higher number, in order, as they were when the walk began. */
      after: (number: number): IterableIterator<Entry> => after.iterate(number),
      /** At most `most` entries with a number above the first and up to the second. Unlike a walk it does not keep the writer waiting. */
      page: (above: number, upTo: number, most: number): readonly Entry[] => page.all(above, upTo, most),
      hasHash: (hash: string): boolean => byHash.get(hash) !== undefined,
      /** Writes a copy of the log as it is now to a file that does not exist yet, also while a daemon records. */
      copyTo: async (file: string): Promise<void> => void (await database.backup(file)),
      /** The highest number that any entry ever had. */
      highestEver: (): number => highest.get() ?? 0,
      /** What SQLite itself finds wrong with the file, a few sentences at most. */
      quickCheck: (): readonly string[] => quick.all().filter((line) => line !== "ok"),
      [Symbol.dispose]: (): void => void database.close(),
    };
  });
}

/**
 * Refuses a second writer. Released when the process ends, however it ends, because the kernel holds the lock.
 * It is on an empty database beside the log, so it keeps no reader out.
 */
export function lockForWriting(dataDir: string): Disposable {
  return opened(join(dataDir, "audit.lock"), { timeout: 0 }, (database) => {
    try {
      database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      if (error.code.startsWith("SQLITE_BUSY"))
        throw new Fault("DATA_DIR_UNUSABLE", `${dataDir} belongs to a running daemon. Stop that one, or give this one its own folder.`);
      if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) throw garbledLock(database.name);
      throw error;
    }
    return { [Symbol.dispose]: () => void database.close() };
  });
}

export function logPath(dataDir: string): string {
  return join(dataDir, "audit.sqlite");
}

function garbledLock(file: string): Fault {
  return new Fault(
    "DATA_DIR_UNUSABLE",
    `${file} is damaged, as a power cut may leave it. Make sure that no daemon runs, delete this one file and start again: it holds nothing of the record.`,
  );
}

/** To be asked before the file is opened: SQLite takes an empty database for a new one and throws away what waits beside it. */
function refuseEmptied(file: string): void {
  const waiting = `${file}-wal`;
  if (sizeOf(file) > 0 || sizeOf(waiting) === 0) return;
  throw new Fault(
    "AUDIT_BROKEN",
    `${file} is empty or gone, but ${waiting} holds entries of it, as a power cut may leave them. Keep the folder as it is and start on a new one.`,
  );
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function opened<T>(file: string, options: Database.Options, use: (database: Database.Database) => T): T {
  const database = new Database(file, options);
  try {
    return use(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: Database.Database, mode: "write" | "read"): void {
  const version = Number(database.pragma("user_version", { simple: true }));
  const tables = Number(database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get());
  const isNew = mode === "write" && version === 0 && tables === 0;
  if (version !== SCHEMA_VERSION && !isNew) throw foreign(database.name, version, tables);
  if (mode === "read") return;
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  // Entries are appended and hardly ever read: the binding's 16 MB of pages would fill up over months for nothing.
  database.pragma("cache_size = -2000"); // in KiB: SQLite's own default
  database.transaction(() => {
    database.exec(SCHEMA);
    if (isNew) database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

function foreign(file: string, version: number, tables: number): Fault {
  if (version > SCHEMA_VERSION) {
    return new Fault("DATA_DIR_UNUSABLE", `${file} was written by a newer version (schema ${version}); this one reads ${SCHEMA_VERSION}.`);
  }
  const what = tables === 0 ? "is an empty database" : "belongs to another program";
  return new Fault("AUDIT_BROKEN", `${file} ${what}: it is not a Blisterscope log. Move it away and keep it for the inquiry.`);
}
