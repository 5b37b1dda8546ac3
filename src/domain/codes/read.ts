import type { Code, Reading } from "./code.ts";
import type { IsoDate } from "./dates.ts";
import { readGs1 } from "./gs1/read.ts";
import { readGtin } from "./gtin.ts";
import { readHibc } from "./hibc/read.ts";
import { Refused, refuse } from "./refused.ts";
import { heldIn } from "./symbology.ts";

/** Longer than any medicine's code: a GS1-128 has at most 48 characters, and a Data Matrix on a pack about 100. */
const MOST_CHARACTERS = 512;

/** The key that a scanner presses after a code. */
const SUFFIX = /(?:\r\n|[\r\n\t])$/;

/**
 * Reads what a scanner sent, in time proportional to its length. Whatever the string is, this never throws: what is not certain is
 * refused. Years of two digits are understood as seen from `today`.
 */
export function readCode(raw: string, today: IsoDate): Reading {
  try {
    return read(raw, today);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: "refused", at: error.at, problem: error.message };
  }
}

function read(raw: string, today: IsoDate): Code {
  if (raw.length > MOST_CHARACTERS) refuse(MOST_CHARACTERS, `This is too long for a code: it has more than ${MOST_CHARACTERS} characters.`);
  const text = raw.replace(SUFFIX, "");
  if (text === "") refuse(0, "The scan is empty.");
  const held = heldIn(text);
  const rest = text.slice(held.from);
  if (held.data === "gtin") return readGtin(raw, rest, held.from, held.lengths);
  return held.data === "gs1" ? readGs1(raw, rest, held.from, today) : readHibc(raw, rest, held.from, today);
}
