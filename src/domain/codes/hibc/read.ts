import { checkCharacter } from "../check-characters.ts";
import type { HibcCode } from "../code.ts";
import type { IsoDate } from "../dates.ts";
import { refuse, shown } from "../refused.ts";
import { fieldsOf } from "./fields.ts";
import { requireProduct } from "./product.ts";
import { together } from "./said.ts";

const NOT_IN_HIBC = /[^0-9A-Z\-. $/+%]/;

/**
 * Reads a code of the HIBC Supplier Labeling Standard (ANSI/HIBC 2.6): the product with or without the secondary data after it, or the
 * secondary data alone. `text` is what remains of `raw` from index `at` on.
 */
export function readHibc(raw: string, text: string, at: number, today: IsoDate): HibcCode {
  requireCheckCharacter(text, at);
  const body = text.slice(1, -1);
  if (body.startsWith("/")) refuse(at + 1, "This is a code of a patient or a place (HIBC PAS), not of a medicine.");
  if (/^[A-Z]/.test(body)) {
    const end = body.indexOf("/");
    const product = requireProduct(end < 0 ? body : body.slice(0, end), at + 1);
    const fields = end < 0 ? [] : fieldsOf(body.slice(end + 1), at + end + 2, today);
    const elements = [{ id: "+", value: product, at }, ...fields.map(({ element }) => element)];
    return { kind: "hibc", raw, product, ...together(fields), elements };
  }
  const fields = fieldsOf(body.slice(0, -1), at + 1, today);
  return { kind: "hibc", raw, link: body.slice(-1), ...together(fields), elements: fields.map(({ element }) => element) };
}

function requireCheckCharacter(text: string, at: number): void {
  if (!text.startsWith("+")) refuse(at, "This barcode is not marked as GS1, and it is no HIBC code, which would begin with a plus.");
  const wrong = text.search(NOT_IN_HIBC);
  if (wrong >= 0) refuse(at + wrong, `An HIBC code cannot contain ${shown(text, wrong)}.`);
  if (text.length < 4) refuse(at + text.length, "This HIBC code ends too early.");
  const right = checkCharacter(text.slice(0, -1));
  if (text.endsWith(right)) return;
  const last = text.length - 1;
  refuse(at + last, `The check character is ${shown(text, last)}, but ${shown(right, 0)} would be right. Scan the code again.`);
}
