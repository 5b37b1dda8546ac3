import { accessSync, constants, existsSync, mkdirSync, rmSync } from "node:fs";
import { openAudit } from "./audit.ts";
import { logPath } from "./database.ts";
import { orTrouble } from "./trouble.ts";

/** Throws the fault that openAudit would, but leaves nothing behind: somebody else may own what it makes. */
export function checkAudit(dataDir: string): void {
  if (existsSync(logPath(dataDir))) openAudit(dataDir)[Symbol.dispose]();
  else orTrouble("DATA_DIR_UNUSABLE", dataDir, () => checkFolder(dataDir));
}

function checkFolder(dir: string): void {
  const made = mkdirSync(dir, { recursive: true });
  if (made === undefined) accessSync(dir, constants.W_OK | constants.X_OK);
  else rmSync(made, { recursive: true });
}
