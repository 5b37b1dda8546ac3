import { join } from "node:path";
// Directly, as somebody with a shell would: around src/audit/database.ts.
import Database from "better-sqlite3";

/** Runs SQL on the log's file behind the daemon's back, and holds the connection while `meanwhile` runs. */
export function tamper(dataDir: string, sql: string, meanwhile: () => void = () => {}): void {
  const database = new Database(join(dataDir, "audit.sqlite"));
  try {
    database.exec(sql);
    meanwhile();
  } finally {
    database.close();
  }
}
