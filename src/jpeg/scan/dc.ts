import { type Bits, readSymbol, readValue } from "./bits.ts";
import type { HuffmanCode } from "./huffman.ts";

/** Longest DC difference of 8-bit samples. */
const DC_BITS = 11;

/**
 * Reads a block's DC coefficient as its difference from the previous block's.
 * Throws Error for values that no encoder writes.
 */
export function readDc(bits: Bits, code: HuffmanCode): number {
  const symbol = readSymbol(bits, code);
  if (symbol > DC_BITS) throw new Error("a brightness difference is too large");
  return symbol === 0 ? 0 : readValue(bits, symbol);
}
