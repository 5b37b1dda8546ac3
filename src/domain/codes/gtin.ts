import { checkDigit, requireCheckDigit } from "./check-characters.ts";
import type { GtinCode } from "./code.ts";
import { refuse, shown } from "./refused.ts";

/** Reads a number alone. `text` is what remains of `raw` from index `at` on. */
export function readGtin(raw: string, text: string, at: number, lengths: readonly number[]): GtinCode {
  const wrong = text.search(/[^0-9]/);
  if (wrong >= 0) refuse(at + wrong, `A GTIN consists of digits: it cannot contain ${shown(text, wrong)}.`);
  if (!lengths.includes(text.length)) {
    refuse(at + text.length, `This barcode has ${text.length} digits instead of ${lengths.join(" or ")}. Scan it again.`);
  }
  requireCheckDigit(text, at);
  return { kind: "gtin", raw, gtin: inFull(text) };
}

/** What is wrong with a GTIN that a person wrote, in one sentence; undefined for a good one. */
export function gtinProblem(text: string): string | undefined {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return "a GTIN has 8, 12, 13 or 14 digits";
  const right = checkDigit(text.slice(0, -1));
  return text.endsWith(right) ? undefined : `the last digit of this GTIN should be ${right}: one of its digits is wrong`;
}

/** With 14 digits: the shorter forms of a number have zeros before them in the longest one. */
export function inFull(gtin: string): string {
  return gtin.padStart(14, "0");
}
