import { requireCheckDigit } from "../check-characters.ts";
import { type IsoDate, readDate } from "../dates.ts";
import { refuse, shown } from "../refused.ts";
import type { Identifier, Part } from "./identifiers.ts";

/** What is not in the set: digits, set 82 and set 39 of the GS1 General Specifications, section 7.11, and base64url (RFC 4648). */
const OUTSIDE = {
  N: /[^0-9]/,
  X: /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/,
  Y: /[^#\-/0-9A-Z]/,
  Z: /[^-0-9A-Z_a-z]/,
} as const;

/** Refuses a value that its identifier does not allow. `at` is the place of its first character. */
export function requireContent(identifier: Identifier, value: string, at: number, today: IsoDate): void {
  let from = 0;
  for (const part of identifier.parts) {
    if (part.optional && from === value.length) break;
    const piece = value.slice(from, from + part.most);
    requirePiece(identifier.id, part, piece, at + from, today);
    from += piece.length;
  }
  if (from === value.length) return;
  refuse(at + from, `(${identifier.id}) has at most ${from} characters, but goes on. A separator may be missing.`);
}

function requirePiece(id: string, part: Part, piece: string, at: number, today: IsoDate): void {
  const wrong = piece.search(OUTSIDE[part.set]);
  if (wrong >= 0) refuse(at + wrong, `(${id}) cannot contain ${shown(piece, wrong)}. ${advice(part)}`);
  if (piece.length < part.least) refuse(at + piece.length, piece === "" ? `(${id}) is empty.` : tooShort(id, part, piece));
  if (part.check === "mod10") requireCheckDigit(piece, at);
  else if (part.check) readDate(piece, part.check, at, today);
}

function tooShort(id: string, { least }: Part, piece: string): string {
  return `(${id}) is too short: it has ${piece.length} of ${least} characters.`;
}

function advice({ set }: Part): string {
  if (set === "N") return "It consists of digits.";
  return "If it stands for a separator, set the scanner to send ASCII 29 instead.";
}
