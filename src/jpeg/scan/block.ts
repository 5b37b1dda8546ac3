import { ADVANCE, ADVANCE_AT, coefficientOf, extended, LENGTH, TO_THE_END, VALUE_AT } from "./coefficient.ts";
import { type HuffmanCode, QUICK_BITS } from "./huffman.ts";

/** Entropy-coded bits between two markers, without stuffed zeros; behind them lies room that reads as zeros. */
export interface Bits {
  readonly bytes: Uint8Array;
  /** Of the same bytes: 32 bits of it are read at once, of which 25 are left when those of the first byte are shifted out. */
  readonly view: DataView;
  readonly length: number;
  /** The next bit to read. */
  at: number;
}

/** Bytes behind the last one that a block may be read into before its end is noticed. */
export const BLOCK_ROOM = 256;

/** A block's quantization steps, in the order of the scan. */
export type Steps = Uint16Array;

const COEFFICIENTS = 64;
/** Of 8-bit samples. */
const DC_BITS = 11;

/**
 * Reads the difference of a block's DC coefficient to the one before.
 * Throws Error for what no encoder writes.
 */
export function readDc(bits: Bits, code: HuffmanCode): number {
  const symbol = readSymbol(bits, code);
  if (symbol > DC_BITS) throw new Error("a brightness difference is too large");
  return symbol === 0 ? 0 : readValue(bits, symbol);
}

/**
 * Reads a block's AC coefficients and returns the sum of their squares, dequantized.
 * Throws Error for what no encoder writes; a decoder would take most of it.
 */
export function readAc(bits: Bits, code: HuffmanCode, steps: Steps): number {
  const { view } = bits;
  const { coefficients } = code;
  let at = bits.at;
  let energy = 0;
  for (let k = 0; k < COEFFICIENTS - 1; ) {
    const window = view.getInt32(at >> 3) << (at & 7);
    const coefficient = (coefficients[window >>> (32 - QUICK_BITS)] as number) || slowCoefficient(view, at, window, code);
    at += coefficient & LENGTH;
    k += (coefficient >> ADVANCE_AT) & ADVANCE;
    if (k >= COEFFICIENTS) {
      if (((coefficient >> ADVANCE_AT) & ADVANCE) === TO_THE_END) break;
      throw new Error("a block holds more than a block can");
    }
    const amplitude = (coefficient >> VALUE_AT) * (steps[k] as number);
    energy += amplitude * amplitude;
  }
  bits.at = at;
  return energy;
}

/** One whose code and value are together longer than the table's. */
function slowCoefficient(view: DataView, at: number, window: number, { quick, greatest, offset, symbols }: HuffmanCode): number {
  const entry = (quick[window >>> (32 - QUICK_BITS)] as number) || longCode(window, greatest, offset, symbols);
  const length = entry >> 8;
  const behind = at + length;
  const coefficient = coefficientOf(entry & 0xff, length, view.getInt32(behind >> 3) << (behind & 7));
  if (coefficient === 0) throw new Error("a block holds a symbol without a meaning");
  return coefficient;
}

function readSymbol(bits: Bits, { quick, greatest, offset, symbols }: HuffmanCode): number {
  const window = bits.view.getInt32(bits.at >> 3) << (bits.at & 7);
  const entry = (quick[window >>> (32 - QUICK_BITS)] as number) || longCode(window, greatest, offset, symbols);
  bits.at += entry >> 8;
  return entry & 0xff;
}

/** Of so many bits. */
function readValue(bits: Bits, size: number): number {
  const window = bits.view.getInt32(bits.at >> 3) << (bits.at & 7);
  bits.at += size;
  return extended(window, size);
}

function longCode(window: number, greatest: Int32Array, offset: Int32Array, symbols: Uint8Array): number {
  for (let length = QUICK_BITS + 1; length <= 16; length++) {
    const code = window >>> (32 - length);
    if (code <= (greatest[length] as number)) return (length << 8) | (symbols[code + (offset[length] as number)] as number);
  }
  throw new Error("the picture's data hold a code that does not exist");
}
