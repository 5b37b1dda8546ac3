import type { CodeElement } from "../code.ts";
import { refuse } from "../refused.ts";
import { identifierAt } from "./identifiers.ts";

/** AI 17 and a date, as far as digits alone tell. */
const EXPIRY = /17\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])/;

/**
 * A lost separator makes an expiry date part of the number before it, and an expired pack would pass. Nearly every medicine's code has
 * an expiry date; in one without, a number that contains one is refused.
 */
export function requireNoHiddenExpiry(elements: readonly CodeElement[]): void {
  for (const { id, value, at } of elements) {
    const hidden = identifierAt(id, 0)?.predefined ? -1 : value.search(EXPIRY);
    if (hidden >= 0) refuse(at + id.length + hidden, `(${id}) seems to contain the expiry date: a separator is missing before it.`);
  }
}
