import type { IsoDate } from "./dates.ts";

/** What a scanner's string says, or why it is not read. */
export type Reading = Code | Refusal;
export type Code = Gs1Code | GtinCode | HibcCode;

export interface Refusal {
  readonly kind: "refused";
  /** Where the fault is: an index in the string as the scanner sent it, which may be its length. */
  readonly at: number;
  /** One or two sentences for the technician who maintains the scanner. */
  readonly problem: string;
}

/** A GS1 element string: from a Data Matrix, GS1-128, QR code or DataBar. */
export interface Gs1Code extends Contents {
  readonly kind: "gs1";
  /** Of the item itself, AI 01, with 14 digits. */
  readonly gtin?: string | undefined;
}

/** A number alone: EAN-13, UPC-A, EAN-8 or ITF-14. */
export interface GtinCode {
  readonly kind: "gtin";
  readonly raw: string;
  /** With 14 digits: shorter numbers are filled with zeros from the left. */
  readonly gtin: string;
}

/** A code of the health industry's own kind, HIBC LIC. */
export interface HibcCode extends Contents {
  readonly kind: "hibc";
  /** Labeler (4), product number (1-18) and unit (1), without the plus and check character. Undefined in a secondary code. */
  readonly product?: string | undefined;
  /** The check character of the primary code beside it. Only in a secondary code. */
  readonly link?: string | undefined;
  /** Units of use in the pack. */
  readonly quantity?: number | undefined;
}

interface Contents {
  readonly raw: string;
  readonly lot?: string | undefined;
  readonly serial?: string | undefined;
  /** The last day on which it may be used. An hour, where the code has one, is not part of it. */
  readonly expires?: IsoDate | undefined;
  readonly elements: readonly CodeElement[];
}

export interface CodeElement {
  /** An application identifier such as "17", or the flag of an HIBC field such as "$$" or "14D". */
  readonly id: string;
  readonly value: string;
  /** Index of the id in the string as the scanner sent it. */
  readonly at: number;
}
