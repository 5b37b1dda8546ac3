import { type Letter, lettersOf } from "./letters.ts";

/** Where a name stands in a line: indices of its text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The same in one of several lines. */
export interface NamePlace extends Place {
  readonly line: number;
}

/** What may follow a name without a space, in a reader's eyes. */
const FORMS =
  /^(tab|cap|ip\b|ip\d|bp\b|usp|inj|syr|susp|oral|cream|oint|gel|drop|film|softgel|dispers|chew|effer|hydro?ch|sodium|potassium|hcl)/i;
/** A word behind a name that makes it another product. */
const VARIANTS = /^(d|h|sr|xr|xl|er|mr|cr|la|dr|od|ds|am|hct|plus|forte|duo|retard|depot|junior)(?![\p{L}])/iu;

/** Every place in a line where the name stands as a whole word, however it is spelt: with other capitals, broken, or joined to its form. */
export function placesOf(name: string, line: string): readonly Place[] {
  const wanted = lettersOf(name);
  const read = lettersOf(line);
  const places: Place[] = [];
  for (let start = 0; start + wanted.length <= read.length && wanted.length > 0; start++) {
    if (!wanted.every(({ alike }, index) => read[start + index]?.alike === alike)) continue;
    const end = start + wanted.length;
    if (begins(read, start, line) && ends(read, end, line)) {
      places.push({ from: read[start]?.at ?? 0, to: (read[end - 1]?.at ?? 0) + (read[end - 1]?.written.length ?? 0) });
    }
  }
  return places;
}

/** Whether no letter stands before it, or a small one before a capital that begins a word: "zydusObnyx". */
function begins(read: readonly Letter[], start: number, line: string): boolean {
  const [before, first, second] = [read[start - 1], read[start], read[start + 1]];
  if (!before || !first || !touches(before, first, line) || !isLetter(before)) return true;
  return isSmall(before) && isCapital(first) && second !== undefined && isSmall(second);
}

function ends(read: readonly Letter[], end: number, line: string): boolean {
  const [last, next, after] = [read[end - 1], read[end], read[end + 1]];
  if (!last || !next) return true;
  const rest = line.slice(next.at);
  if (VARIANTS.test(rest)) return false;
  if (!touches(last, next, line) || !isLetter(next) || FORMS.test(rest)) return true;
  return isSmall(last) && isCapital(next) && (after === undefined || !touches(next, after, line) || !isCapital(after));
}

function touches(one: Letter, next: Letter, line: string): boolean {
  return line.slice(one.at + one.written.length, next.at) === "";
}

function isLetter({ written }: Letter): boolean {
  return /\p{L}/u.test(written);
}

function isSmall({ written }: Letter): boolean {
  return /\p{Ll}/u.test(written);
}

function isCapital({ written }: Letter): boolean {
  return /\p{Lu}/u.test(written);
}
