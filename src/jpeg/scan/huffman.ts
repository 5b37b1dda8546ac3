import { coefficientOf, LENGTH } from "./coefficient.ts";

/** Codes up to this long, nearly all of them, are found by one look into a table. */
export const QUICK_BITS = 10;

/** A Huffman code as ITU-T T.81, annex C, builds it from the number of codes of each length and their symbols. */
export interface HuffmanCode {
  /** By the next QUICK_BITS bits: the code's length << 8 | its symbol; 0 where the code is longer, or is none. */
  readonly quick: Uint16Array;
  /** By the next QUICK_BITS bits, where they hold a code and its value: the AC coefficient; otherwise 0. */
  readonly coefficients: Int32Array;
  /** By length: the greatest code, -1 where there is none; and what to add to a code to find its symbol. */
  readonly greatest: Int32Array;
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
}

/** Throws Error where the lengths are not those of a prefix code. */
export function buildHuffmanCode(counts: Uint8Array, symbols: Uint8Array): HuffmanCode {
  const quick = new Uint16Array(1 << QUICK_BITS);
  const greatest = new Int32Array(17).fill(-1);
  const offset = new Int32Array(17);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= 16; length++, code <<= 1) {
    const count = counts[length - 1] ?? 0;
    if (code + count > 1 << length) throw new Error("a Huffman table holds more codes than there can be");
    offset[length] = place - code;
    for (let nth = 0; nth < count; nth++, code++, place++) {
      if (length > QUICK_BITS) continue;
      const first = code << (QUICK_BITS - length);
      quick.fill((length << 8) | (symbols[place] ?? 0), first, first + (1 << (QUICK_BITS - length)));
    }
    if (count > 0) greatest[length] = code - 1;
  }
  if (place === 0 || place > symbols.length) throw new Error("a Huffman table is empty or cut short");
  return { quick, coefficients: coefficientsIn(quick), greatest, offset, symbols };
}

function coefficientsIn(quick: Uint16Array): Int32Array {
  const coefficients = new Int32Array(quick.length);
  for (let bits = 0; bits < quick.length; bits++) {
    const entry = quick[bits] as number;
    const length = entry >> 8;
    if (length === 0) continue;
    const coefficient = coefficientOf(entry & 0xff, length, bits << (32 - QUICK_BITS + length));
    if ((coefficient & LENGTH) <= QUICK_BITS) coefficients[bits] = coefficient;
  }
  return coefficients;
}
