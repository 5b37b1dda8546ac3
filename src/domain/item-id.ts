import type { ItemId } from "./item.ts";

/**
 * Letters and digits of any script, and the signs that tell products apart. No capitals, no separators of paths, nothing at
 * the beginning that a shell or a file system takes for something else.
 */
const FIRST = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{N}+%]`;
const OTHERS = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}+%._-]`;
const ITEM_ID = new RegExp(`^${FIRST}${OTHERS}*$`, "u");
const NOT_IN_ID = new RegExp(`(?!${OTHERS}).`, "gsu");
const AT_THE_ENDS = new RegExp(`^(?:(?!${FIRST}).)+|[-_]+$`, "gsu");
const SOUND = /[\p{L}\p{N}]/u;

export const ITEM_ID_RULE =
  "an item's id consists of letters and digits, of any script and in lower case, and of . - _ + %; it begins with a letter or a digit";

/** An id names files, which may have 255 bytes with what follows the id. */
const MOST_BYTES = 160;

/** Composed (NFC), so that an id is the same bytes everywhere. */
export function isItemId(id: string): id is ItemId {
  return ITEM_ID.test(id) && SOUND.test(id) && id === id.normalize("NFC") && new TextEncoder().encode(id).length <= MOST_BYTES;
}

/**
 * "Calpol-650" becomes "calpol-650", "Vitamin C (500)" becomes "vitamin-c-500", "8/500 µg" becomes "8_500-μg". Undefined for a name
 * without a letter or a digit. Two names may get the same id.
 */
export function idNamed(product: string): ItemId | undefined {
  const id = tidy(product)
    .replaceAll("\u00b5", "\u03bc")
    .toLowerCase()
    .normalize("NFC")
    .replace(/_+/g, "-")
    .replace(/[/\u2044\u2215]/g, "_")
    .replace(NOT_IN_ID, "-")
    .replace(/-{2,}/g, "-")
    .replace(/-*_-*/g, "_")
    .replace(AT_THE_ENDS, "");
  return SOUND.test(id) ? shortened(id) : undefined;
}

/** A name as it is compared with others: composed, without what cannot be seen, single spaces. */
export function tidy(product: string): string {
  return product
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

function shortened(id: string): ItemId {
  let short = id;
  while (new TextEncoder().encode(short).length > MOST_BYTES) short = [...short].slice(0, -1).join("");
  return short.replace(/[-_]+$/, "");
}
