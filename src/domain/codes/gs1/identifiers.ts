import type { DatePattern } from "../dates.ts";
import type { Relations, Row } from "./row.ts";
import { ITEMS } from "./table-items.ts";
import { MEASURES } from "./table-measures.ts";
import { OTHERS } from "./table-others.ts";
import { PLACES } from "./table-places.ts";
import { TRADES } from "./table-trades.ts";

/** An application identifier and what may follow it. */
export interface Identifier {
  readonly id: string;
  readonly parts: readonly Part[];
  /** The most characters that its value may have. */
  readonly most: number;
  /** Its value always has `most` characters, and no separator is needed after it. */
  readonly predefined: boolean;
  readonly relations: Relations;
}

export interface Part {
  readonly set: "N" | "X" | "Y" | "Z";
  readonly least: number;
  readonly most: number;
  readonly optional: boolean;
  readonly check?: "mod10" | DatePattern | undefined;
}

/** First two digits of the identifiers of predefined length. No other will ever be one (GS1 General Specifications, section 7.8). */
const PREDEFINED = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

const IDENTIFIERS = new Map([...ITEMS, ...MEASURES, ...PLACES, ...TRADES, ...OTHERS].flatMap(identifiersOf).map((one) => [one.id, one]));

/** The one at this place in the text. No identifier begins with another, so that its length need not be known. */
export function identifierAt(text: string, index: number): Identifier | undefined {
  for (const length of [2, 3, 4]) {
    const found = IDENTIFIERS.get(text.slice(index, index + length));
    if (found) return found;
  }
  return undefined;
}

function identifiersOf([ids, form, relations = {}]: Row): Identifier[] {
  const [first = "", last = first] = ids.split("-");
  const parts = form.split(" ").map(partOf);
  const most = parts.reduce((sum, part) => sum + part.most, 0);
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => {
    const id = String(Number(first) + step).padStart(first.length, "0");
    return { id, parts, most, predefined: PREDEFINED.test(id), relations };
  });
}

function partOf(form: string): Part {
  const [, bracket, set, dots, most, check] = /^(\[?)([NXYZ])(\.\.)?(\d+)(?::(\w+))?\]?$/.exec(form) ?? [];
  return {
    set: set as Part["set"],
    least: dots ? 1 : Number(most),
    most: Number(most),
    optional: bracket === "[",
    check: check as Part["check"],
  };
}
