import { refuse } from "./refused.ts";

/** What the symbol holds, by the kind of symbol. */
type Holds = { readonly data: "gs1" | "hibc" } | { readonly data: "gtin"; readonly lengths: readonly number[] };

/**
 * Symbology identifiers (ISO/IEC 15424; GS1 General Specifications, section 5.1), which a scanner can be set to send first. Only those
 * in which a code of a medicine may be. The last six are symbols without FNC1 at the front, hence never GS1.
 */
const SYMBOLS: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ["]C1", { data: "gs1" }], // GS1-128
  ["]d2", { data: "gs1" }], // GS1 DataMatrix
  ["]Q3", { data: "gs1" }], // GS1 QR Code
  ["]e0", { data: "gs1" }], // GS1 DataBar
  ["]J1", { data: "gs1" }], // GS1 DotCode
  ["]E0", { data: "gtin", lengths: [13] }], // EAN-13, and UPC-A with a zero before it
  ["]E4", { data: "gtin", lengths: [8] }], // EAN-8
  ["]I0", { data: "gtin", lengths: [14] }], // ITF-14, its check digit not yet checked
  ["]I1", { data: "gtin", lengths: [14] }], // ITF-14
  ["]A0", { data: "hibc" }], // Code 39
  ["]A1", { data: "hibc" }], // Code 39, checked
  ["]C0", { data: "hibc" }], // Code 128
  ["]d1", { data: "hibc" }], // Data Matrix
  ["]Q1", { data: "hibc" }], // QR Code
  ["]z0", { data: "hibc" }], // Aztec Code
]);

const GTIN_LENGTHS = [8, 12, 13, 14];

/**
 * What a scanned string holds, and where it begins. Without an identifier its first characters decide: HIBC alone begins with a plus,
 * and digits in the number of a GTIN are one, because no element string so short names an item.
 */
export function heldIn(text: string): Holds & { readonly from: number } {
  if (text.startsWith("+")) return { data: "hibc", from: 0 };
  if (/^\d+$/.test(text) && GTIN_LENGTHS.includes(text.length)) return { data: "gtin", lengths: GTIN_LENGTHS, from: 0 };
  if (!text.startsWith("]")) return { data: "gs1", from: 0 };
  const identifier = text.slice(0, 3);
  const holds = SYMBOLS.get(identifier);
  if (holds) return { ...holds, from: 3 };
  const flipped = [...SYMBOLS.keys()].some((known) => known.toLowerCase() === identifier.toLowerCase());
  return refuse(0, flipped ? "Capital and small letters are exchanged: turn Caps Lock off." : "This kind of barcode is not read.");
}
