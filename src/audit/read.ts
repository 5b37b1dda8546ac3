import { existsSync } from "node:fs";
import { Fault } from "../errors.ts";
import { type LogFile, logPath, openLogFile } from "./database.ts";
import { orTrouble } from "./trouble.ts";

/** The log of a folder, which a daemon may be writing to. Throws Fault DATA_DIR_UNUSABLE or AUDIT_BROKEN when there is none to read. */
export function openToRead(dataDir: string): LogFile {
  const file = logPath(dataDir);
  if (!existsSync(file)) throw new Fault("DATA_DIR_UNUSABLE", `${file} does not exist: no record was ever written to this folder.`);
  return orTrouble("DATA_DIR_UNUSABLE", dataDir, () => openLogFile(dataDir, "read"));
}
