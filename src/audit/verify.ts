import { CHAIN_START, type Entry, follow } from "./chain.ts";
import { openToRead } from "./read.ts";
import { orTrouble } from "./trouble.ts";

export type LogReport =
  | { readonly whole: true; readonly entries: number; readonly head: string }
  /** "entry 7 does not fit its hash": the number and the rest of the sentence. */
  | { readonly whole: false; readonly entry: number; readonly flaw: string };

/** Sees the entries as they are walked, about `count` of them. */
type Watch = (entries: Iterable<Entry>, count: number) => Iterable<Entry>;

/**
 * Walks the whole chain without writing, even while a daemon records, and names the first broken entry.
 *
 * A chain cannot know by itself that its end was cut off. The database's own count reveals a clumsy cut;
 * a hash noted elsewhere (`expectedHead`, of any entry) reveals every cut before that entry.
 *
 * Throws Fault DATA_DIR_UNUSABLE when there is no log to read, AUDIT_BROKEN when the file is not our log.
 */
export function verifyLog(dataDir: string, expectedHead?: string, watched: Watch = (entries) => entries): LogReport {
  using log = openToRead(dataDir);
  return orTrouble("DATA_DIR_UNUSABLE", dataDir, () => {
    // Read before the walk: a daemon that records meanwhile only makes the walk longer.
    const highestEver = log.highestEver();
    const { head, flaw } = follow(watched(log.after(0), highestEver), CHAIN_START, highestEver);
    if (flaw) return { whole: false, entry: head.number + 1, flaw };
    if (expectedHead !== undefined && !log.hasHash(expectedHead)) {
      return { whole: false, entry: head.number + 1, flaw: "is missing: no entry before it has the expected hash" };
    }
    return { whole: true, entries: head.number, head: head.hash };
  });
}
