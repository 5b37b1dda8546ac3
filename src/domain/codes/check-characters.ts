import { refuse } from "./refused.ts";

/** Of HIBC and Code 39, in the order of their values 0 to 42 (ANSI/HIBC 2.6, "Check Character"). */
const MOD_43 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

/** The last digit of a GTIN, SSCC, GLN and other GS1 keys, from the digits before it (GS1 General Specifications, section 7.9). */
export function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** The last character of an HIBC code, from all before it: the sum of their values modulo 43. */
export function checkCharacter(text: string): string {
  const sum = [...text].reduce((total, character) => total + MOD_43.indexOf(character), 0);
  return MOD_43.charAt(sum % 43);
}

/** Refuses digits whose last one is not their check digit. `at` is the place of the first. */
export function requireCheckDigit(digits: string, at: number): void {
  const [right, read] = [checkDigit(digits.slice(0, -1)), digits.at(-1)];
  if (read !== right) refuse(at + digits.length - 1, `The check digit is ${read}, but ${right} would be right. Scan the code again.`);
}
