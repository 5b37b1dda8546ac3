import type { Entry } from "../../src/audit/chain.ts";
import { openLogFile } from "../../src/audit/database.ts";

/** The log's entries as they lie on the disk, oldest first. */
export function entriesIn(folder: string): readonly Entry[] {
  using log = openLogFile(folder, "read");
  return [...log.after(0)];
}
