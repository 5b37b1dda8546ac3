import { join } from "node:path";
// Not src/audit/database.ts: somebody with a shell goes around it.
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
