import { requireCheckDigit } from "./check-characters.ts";
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
  return { kind: "gtin", raw, gtin: text.padStart(14, "0") };
}
