import type { IsoDate } from "../dates.ts";
import { refuse } from "../refused.ts";
import type { Field } from "./said.ts";
import { readSecondary } from "./secondary.ts";
import { readSupplement } from "./supplement.ts";

/** The flag of the first field: with a $, or none in the older form, which begins with a date of five digits. */
const SECONDARY = /^(?:\$\$\+|\$\$|\$\+|\$|(?=\d{5}))/;

/** Data identifiers of the others (ANSI/HIBC 2.6, "Additional Supplemental Data"). */
const SUPPLEMENT = /^(?:14D|16D|S|Q)/;

/** Reads the fields between slashes; `at` is the place of the first. */
export function fieldsOf(text: string, at: number, today: IsoDate): Field[] {
  const fields: Field[] = [];
  let place = at;
  for (const field of text.split("/")) {
    const secondary = fields.length === 0 ? SECONDARY.exec(field)?.[0] : undefined;
    const id = secondary ?? SUPPLEMENT.exec(field)?.[0] ?? refuse(place, "No HIBC field begins like this.");
    const value = field.slice(id.length);
    const read = secondary === undefined ? readSupplement : readSecondary;
    fields.push({ element: { id, value, at: place }, said: read(id, value, place + id.length, today) });
    place += field.length + 1;
  }
  return fields;
}
