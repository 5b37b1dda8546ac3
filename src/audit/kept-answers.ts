import type { Connection } from "./database.ts";
import { orTrouble } from "./trouble.ts";

/** An answer to a request that may come again, and a digest of that request. */
export interface KeptAnswer {
  readonly request: string;
  readonly answer: string;
}

/** Longer than any host tries again. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** More than any host asks for meanwhile; some 10 MB. */
const MOST = 20_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS kept_answer (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    atMs INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS kept_answer_by_age ON kept_answer (atMs);`;

/** The answers to requests with a key, in a table beside the log. They are forgotten after a week, and the oldest when there are too many. */
export function openKeptAnswers(database: Connection, dataDir: string, most = MOST) {
  database.exec(SCHEMA);
  const one = database.prepare<[string, number], KeptAnswer>("SELECT request, answer FROM kept_answer WHERE key = ? AND atMs > ?");
  const insert = database.prepare<[string, string, string, number]>(
    "INSERT INTO kept_answer (key, request, answer, atMs) VALUES (?, ?, ?, ?)",
  );
  const forget = database.prepare<[number, number]>(
    "DELETE FROM kept_answer WHERE atMs <= ? OR number <= (SELECT max(number) FROM kept_answer) - ?",
  );
  const renew = database.transaction((key: string, { request, answer }: KeptAnswer, nowMs: number) => {
    forget.run(nowMs - KEPT_MS, most - 1);
    insert.run(key, request, answer, nowMs);
  });

  return {
    find: (key: string): KeptAnswer | undefined => orTrouble("AUDIT_WRITE", dataDir, () => one.get(key, Date.now() - KEPT_MS)),
    /** Of a key that is not found. Durable when it returns; throws Fault AUDIT_WRITE. */
    keep: (key: string, answer: KeptAnswer): void => orTrouble("AUDIT_WRITE", dataDir, () => renew(key, answer, Date.now())),
  };
}
