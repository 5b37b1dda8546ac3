/**
 * One application identifier, or an unbroken range of them, as data.
 *
 * The form is a list of parts, as in "N13:mod10 [X..17]": a character set (N digits, X set 82, Y set 39, Z base64url), a length or
 * the most characters, brackets around what may be missing, and after the colon a check digit or the pattern of a date.
 *
 * Each of `needs` must be met by another element: one of the alternatives, where "01+21" means both. None of `not` may be there.
 * Both name identifiers by their first digits: "31" stands for 3100 to 3169.
 *
 * Source: GS1 General Specifications, chapter 3 (forms) and section 4.13 (combinations), and the GS1 Barcode Syntax Dictionary, which
 * says the same for machines. What those also demand of a value (country and currency codes, IBAN, GMN check characters, percent
 * encoding, coupon codes) concerns no medicine in a tray and is not checked.
 */
export type Row = readonly [ids: string, form: string, relations?: Relations];

export interface Relations {
  readonly needs?: readonly string[];
  readonly not?: string;
}

/** What a property of an item needs: the item's identifier. */
export const OF_ITEM = "01 02 03 8006 8026";
