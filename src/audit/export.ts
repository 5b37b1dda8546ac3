import { Fault } from "../errors.ts";
import { CHAIN_START, type Entry, type Link } from "./chain.ts";
import type { LogFile } from "./database.ts";
import { openToRead } from "./read.ts";
import { orTrouble } from "./trouble.ts";

/** Entry numbers, both included; without `to` up to the last entry. */
export interface Range {
  readonly from: number;
  readonly to?: number | undefined;
}

/** Read and turned into text at once: a few milliseconds of work, some hundred kilobytes. */
const AT_ONCE = 200;

/** Exports of a folder's record, which a daemon may be writing to. Throws as openToRead does. */
export function openExport(dataDir: string) {
  const log = openToRead(dataDir);
  return {
    exported: (range: Range): Iterable<string> | undefined => exported(log, dataDir, range),
    [Symbol.dispose]: log[Symbol.dispose],
  };
}

/**
 * The entries of the range as NDJSON, in pieces of whole lines. The first line says what the rest must prove: the link that the first
 * entry attaches to, and the last entry's. Each other line is an entry as it lies in the log (see `Entry`). Undefined for a range that
 * begins after the end; the entry that comes next may be asked for, and is an export of none.
 *
 * Entries that are written meanwhile are not part of it. Throws Fault AUDIT_BROKEN where an entry is missing that the range ends at.
 */
export function exported(log: LogFile, dataDir: string, { from, to = Number.MAX_SAFE_INTEGER }: Range): Iterable<string> | undefined {
  const read = <T>(action: () => T): T => orTrouble("DATA_DIR_UNUSABLE", dataDir, action);
  const end = read(log.highestEver);
  if (from > end + 1) return undefined;
  const after = read(() => linkOf(log, from - 1));
  const last = read(() => linkOf(log, Math.max(from - 1, Math.min(to, end))));
  return linesOf((number) => read(() => log.page(number, last.number, AT_ONCE)), after, last);
}

function* linesOf(page: (after: number) => readonly Entry[], after: Link, last: Link): Generator<string> {
  yield lineOf({ export: "blisterscope", version: 1, after, last });
  for (let number = after.number; number < last.number; number += AT_ONCE) yield page(number).map(inOrder).map(lineOf).join("");
}

/** The members that the hash is made of, in its order, before it. */
function inOrder({ previous, number, id, at, monotonicMs, kind, body, hash }: Entry): Entry {
  return { previous, number, id, at, monotonicMs, kind, body, hash };
}

/** Programs that read lines may take U+2028 and U+2029 for ends of lines: they are escaped. */
function lineOf(value: object): string {
  return `${JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")}\n`;
}

function linkOf(log: LogFile, number: number): Link {
  if (number === CHAIN_START.number) return CHAIN_START;
  const entry = log.find(number);
  if (!entry) throw new Fault("AUDIT_BROKEN", `Entry ${number} is missing. Keep the data folder as it is and run verify-log on it.`);
  return { number, hash: entry.hash };
}
