import { refuse } from "../refused.ts";

/** Labeler 4, product number 1 to 18, unit of measure 1 (ANSI/HIBC 2.6, "Primary Data Structure"). */
const [SHORTEST, LONGEST] = [6, 23];

/** The primary data structure, which begins with a letter, between the plus and what follows it. */
export function requireProduct(text: string, at: number): string {
  const wrong = text.search(/[^0-9A-Z]/);
  if (wrong >= 0) refuse(at + wrong, "A labeler and product number consists of capital letters and digits.");
  if (text.length < SHORTEST) refuse(at + text.length, "The labeler and product number ends too early.");
  if (text.length > LONGEST) refuse(at + LONGEST, `A labeler and product number has at most ${LONGEST} characters.`);
  if (!/\d$/.test(text)) refuse(at + text.length - 1, "Here the unit of measure, a digit, must stand.");
  return text;
}
