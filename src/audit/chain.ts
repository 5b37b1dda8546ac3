import { hash as digestOf } from "node:crypto";

/**
 * One row of the log. Its hash is the SHA-256, in lower-case hexadecimal, of these fields as UTF-8 text, each
 * followed by one line feed: previous, number, id, at, monotonicMs, kind, body. No field can contain a line
 * feed itself, so no two entries have the same bytes. Anybody can recompute it without this program:
 *
 *     sqlite3 -readonly -list -noheader -separator $'\n' audit.sqlite \
 *       "SELECT previous, number, id, at, monotonicMs, kind, body FROM entry WHERE number = 7" | sha256sum
 */
export interface Entry {
  /** 1, 2, 3 and so on, without a gap. */
  readonly number: number;
  /** A ULID. */
  readonly id: string;
  /** ISO 8601, UTC, milliseconds: the wall clock, which people may set. */
  readonly at: string;
  /** Whole milliseconds of the machine's monotonic clock, which only a reboot resets. */
  readonly monotonicMs: number;
  readonly kind: string;
  /** The record without its kind: a JSON object on one line. */
  readonly body: string;
  /** The hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** What the next entry attaches to. */
export type Link = Pick<Entry, "number" | "hash">;

/** What the first entry attaches to. */
export const CHAIN_START: Link = { number: 0, hash: "0".repeat(64) };

/** The content as the entry that follows the given link. */
export function seal(content: Omit<Entry, "number" | "previous" | "hash">, after: Link): Entry {
  const unsealed = { ...content, number: after.number + 1, previous: after.hash };
  return { ...unsealed, hash: hashOf(unsealed) };
}

/**
 * Walks the entries from a link that is known to hold, at least up to the given number. Returns the last link
 * that holds; where that is not the end, `flaw` says what is wrong with the entry after it.
 */
export function follow(entries: Iterable<Entry>, from: Link, upTo: number): { readonly head: Link; readonly flaw?: string } {
  let head = from;
  try {
    for (const entry of entries) {
      const flaw = flawOf(entry, head);
      if (flaw) return { head, flaw };
      head = { number: entry.number, hash: entry.hash };
    }
  } catch (error) {
    return { head, flaw: `cannot be read (${error instanceof Error ? error.message : error})` };
  }
  if (head.number < upTo) return { head, flaw: `is missing: the log once held ${upTo} entries` };
  return { head };
}

function flawOf(entry: Entry, before: Link): string | undefined {
  if (entry.number !== before.number + 1) return `is missing: entry ${entry.number} follows entry ${before.number}`;
  if (entry.previous !== before.hash) return "does not name the hash of the entry before it";
  if (!isUlid(entry.id)) return "has an id that is not a ULID";
  if (!isTime(entry.at)) return "has a time that is not ISO 8601 in UTC";
  if (!Number.isSafeInteger(entry.monotonicMs)) return "has a monotonic time that is not whole milliseconds";
  if (!/^[a-z-]+$/.test(entry.kind)) return "has a kind that is not a lower-case word";
  if (!isObject(entry.body)) return "has a body that is not a JSON object on one line";
  if (entry.hash !== hashOf(entry)) return "does not fit its hash: it was changed after it was written";
  return undefined;
}

function hashOf(entry: Omit<Entry, "hash">): string {
  const { previous, number, id, at, monotonicMs, kind, body } = entry;
  return digestOf("sha256", `${previous}\n${number}\n${id}\n${at}\n${monotonicMs}\n${kind}\n${body}\n`, "hex");
}

function isUlid(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}

const DAY = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31";
/** Every time but those of 29 February, which are calculated: that takes ten times as long. */
const PLAIN_TIME = new RegExp(`^[0-9]{4}-(${DAY})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$`);

function isTime(text: string): boolean {
  if (PLAIN_TIME.test(text)) return true;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

function isObject(text: string): boolean {
  try {
    JSON.parse(text);
    return text.startsWith("{") && !text.includes("\n");
  } catch {
    return false;
  }
}
