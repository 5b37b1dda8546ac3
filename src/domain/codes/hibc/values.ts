import { type DatePattern, type IsoDate, readDate } from "../dates.ts";
import { refuse } from "../refused.ts";

/** The date at the front of a text whose first character is at the place `at`. What follows it is the caller's. */
export function requireDate(text: string, pattern: DatePattern, at: number, today: IsoDate): IsoDate {
  return readDate(requireDigits(text, pattern.length, at), pattern, at, today);
}

/** So many digits at the front of a text. */
export function requireDigits(text: string, count: number, at: number): string {
  const digits = /^\d*/.exec(text.slice(0, count))?.[0] ?? "";
  if (digits.length < count) refuse(at + digits.length, `Here a digit is missing: ${count} digits belong together.`);
  return digits;
}

/** A lot or serial number: 1 to 18 capital letters and digits. */
export function requireNumber(text: string, at: number): string {
  const wrong = text.search(/[^0-9A-Z]/);
  if (wrong >= 0) refuse(at + wrong, "A lot or serial number consists of capital letters and digits.");
  if (text === "") refuse(at, "The lot or serial number is missing.");
  requireEnd(text, 18, at);
  return text;
}

export function requireEnd(text: string, most: number, at: number): void {
  if (text.length > most) refuse(at + most, `This field has at most ${most} characters, but goes on.`);
}
