import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../errors.ts";
import { logPath, openLogFile } from "./database.ts";
import { orTrouble } from "./trouble.ts";
import { type LogReport, verifyLog } from "./verify.ts";

/**
 * Copies the record and its pictures into a new folder, also while a daemon records, and walks the copy. What came into the log after
 * the copy began is not in it. Throws UsageError for a folder that exists, a Fault where the log cannot be read or the copy not written.
 */
export async function backUp(dataDir: string, out: string): Promise<LogReport> {
  if (existsSync(out)) throw new UsageError(`--out ${out} exists. Name a new folder: a backup is never written over another.`);
  orTrouble("DATA_DIR_UNUSABLE", out, () => mkdirSync(out, { recursive: true, mode: 0o700 }));
  {
    using log = orTrouble("DATA_DIR_UNUSABLE", dataDir, () => openLogFile(dataDir, "read"));
    await log.copyTo(logPath(resolve(out)));
  }
  const pictures = join(dataDir, "pictures");
  if (existsSync(pictures)) cpSync(pictures, join(out, "pictures"), { recursive: true, preserveTimestamps: true });
  return verifyLog(out);
}
