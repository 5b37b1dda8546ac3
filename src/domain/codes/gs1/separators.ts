import { refuse } from "../refused.ts";

/** A stretch of a scanned string without separators. */
export interface Stretch {
  readonly text: string;
  /** Index of its first character in the string as the scanner sent it. */
  readonly at: number;
}

/**
 * How scanners send the separator FNC1: as ASCII 29 (GS1 General Specifications, section 7.8), as its picture, or written out because
 * a keyboard has no such key. Each form accepted contains a character that no element string has (set 82 is without { [ ^ and \), so
 * that it can be nothing else.
 */
const SEPARATOR = new RegExp([String.fromCharCode(29), "\u241d", "\\{GS\\}", "\\[GS\\]", "\\^\\]", "\\\\x1d", "\\\\u001d"].join("|"), "gi");

/** These consist of characters that a batch or serial number may have. */
const AMBIGUOUS = /<(?:GS|FNC1)>/i;

/**
 * The stretches between separators. One separator at the front is the FNC1 that marks a GS1 symbol, and one at the end is superfluous;
 * both say nothing.
 */
export function stretchesOf(text: string, at: number): Stretch[] {
  const doubtful = AMBIGUOUS.exec(text);
  if (doubtful) {
    refuse(
      at + doubtful.index,
      `"${doubtful[0]}" may be a separator or a part of a number. Set the scanner to send ASCII 29 as separator.`,
    );
  }
  const stretches: Stretch[] = [];
  let from = 0;
  for (const separator of text.matchAll(SEPARATOR)) {
    stretches.push({ text: text.slice(from, separator.index), at: at + from });
    from = separator.index + separator[0].length;
  }
  if (from < text.length) stretches.push({ text: text.slice(from), at: at + from });
  if (stretches[0]?.text === "") stretches.shift();
  for (const stretch of stretches) if (stretch.text === "") refuse(stretch.at, "There is no data between two separators.");
  if (stretches.length === 0) refuse(at, "There is no data in this code.");
  return stretches;
}
