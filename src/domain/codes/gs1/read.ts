import type { CodeElement, Gs1Code } from "../code.ts";
import { earliest, type IsoDate, readDate } from "../dates.ts";
import { refuse, shown } from "../refused.ts";
import { requireContent } from "./content.ts";
import { requireNoHiddenExpiry } from "./hidden-expiry.ts";
import { identifierAt } from "./identifiers.ts";
import { requireRelations } from "./relations.ts";
import { type Stretch, stretchesOf } from "./separators.ts";

/** Reads an element string. `text` is what remains of `raw` from index `at` on. */
export function readGs1(raw: string, text: string, at: number, today: IsoDate): Gs1Code {
  const elements = stretchesOf(text, at).flatMap((stretch) => elementsOf(stretch, today));
  requireRelations(elements);
  const expires = earliest(elements.flatMap((element) => expiryOf(element, today) ?? []));
  if (expires === undefined) requireNoHiddenExpiry(elements);
  const valueIn = (id: string) => elements.find((element) => element.id === id)?.value;
  return { kind: "gs1", raw, gtin: valueIn("01"), lot: valueIn("10"), serial: valueIn("21"), expires, elements };
}

/** Cuts a stretch into elements: those of predefined length may be followed by others, any other reaches to the end. */
function elementsOf({ text, at }: Stretch, today: IsoDate): CodeElement[] {
  const elements: CodeElement[] = [];
  let from = 0;
  while (from < text.length) {
    const identifier = identifierAt(text, from) ?? refuse(at + from, unknown(text, from));
    const begin = from + identifier.id.length;
    const value = identifier.predefined ? text.slice(begin, begin + identifier.most) : text.slice(begin);
    requireContent(identifier, value, at + begin, today);
    elements.push({ id: identifier.id, value, at: at + from });
    from = begin + value.length;
  }
  return elements;
}

function unknown(text: string, from: number): string {
  const digits = /^\d*/.exec(text.slice(from, from + 4))?.[0];
  return digits ? `No GS1 element begins with ${digits}.` : `A GS1 element begins with digits, not with ${shown(text, from)}.`;
}

/** AI 17, expiration date, and AI 7003, expiration date and time. */
function expiryOf({ id, value, at }: CodeElement, today: IsoDate): IsoDate | undefined {
  if (id === "17") return readDate(value, "YYMMD0", at + 2, today);
  if (id === "7003") return readDate(value, "YYMMDDHHmm", at + 4, today);
  return undefined;
}
