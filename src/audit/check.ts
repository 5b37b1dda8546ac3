import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openAudit } from "./audit.ts";
import { logPath } from "./database.ts";
import { orTrouble } from "./trouble.ts";

/** Throws the fault that openAudit would, but leaves nothing behind: somebody else may own what it makes. */
export function checkAudit(dataDir: string): void {
  if (existsSync(logPath(dataDir))) checkLog(dataDir);
  else orTrouble("DATA_DIR_UNUSABLE", dataDir, () => checkFolder(dataDir));
}

/** An hour of entries, and more than SQLite needs to open a log. */
const ROOM = new Uint8Array(256 * 1024);

/** Opening alone says little about the room for more. */
function checkLog(dataDir: string): void {
  openAudit(dataDir)[Symbol.dispose]();
  const file = join(dataDir, "room.try");
  orTrouble("AUDIT_WRITE", dataDir, () => {
    try {
      writeFileSync(file, ROOM, { mode: 0o600, flush: true });
    } finally {
      rmSync(file, { force: true });
    }
  });
}

function checkFolder(dir: string): void {
  const made = mkdirSync(dir, { recursive: true });
  if (made === undefined) accessSync(dir, constants.W_OK | constants.X_OK);
  else rmSync(made, { recursive: true });
}
