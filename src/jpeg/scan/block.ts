import { ADVANCE, ADVANCE_AT, coefficientOf, extended, LENGTH, TO_THE_END, VALUE_AT } from "./coefficient.ts";
import { type HuffmanCode, QUICK_BITS } from "./huffman.ts";

/** Entropy-coded bits between two markers, without stuffed zeros; padded with BLOCK_ROOM zero bytes. */
export interface Bits {
  readonly bytes: Uint8Array;
  /** Over `bytes`. Reads are 32 bits wide; at least 25 remain after shifting out the used bits of the first byte. */
  readonly view: DataView;
  readonly length: number;
  /** Index of the next bit to read. */
  at: number;
  /** By how much the mean along each edge of the block read last differs from the block's own: in eighths of a level. */
  top: number;
  bottom: number;
}

/** Bytes past the end that a block may read before the overrun is noticed. */
export const BLOCK_ROOM = 256;

/** A block's quantization steps, in zigzag order. */
export type Steps = Uint16Array;

const COEFFICIENTS = 64;

/** What each coefficient, in zigzag order, adds along the upper and the lower edge: the waves that run down the block add there in full. */
const AT_TOP = new Float64Array(COEFFICIENTS);
const AT_BOTTOM = new Float64Array(COEFFICIENTS);
for (const [index, k] of [2, 3, 9, 10, 20, 21, 35].entries()) {
  AT_TOP[k] = Math.SQRT2;
  AT_BOTTOM[k] = index % 2 === 0 ? -Math.SQRT2 : Math.SQRT2;
}

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

/**
 * Reads a block's AC coefficients, sets its edges, and returns the sum of the coefficients' dequantized squares.
 * Throws Error for data that no encoder writes; most decoders would accept it.
 */
export function readAc(bits: Bits, code: HuffmanCode, steps: Steps): number {
  const { view } = bits;
  const { coefficients } = code;
  let at = bits.at;
  let energy = 0;
  let top = 0;
  let bottom = 0;
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
    top += amplitude * (AT_TOP[k] as number);
    bottom += amplitude * (AT_BOTTOM[k] as number);
  }
  bits.at = at;
  bits.top = top;
  bits.bottom = bottom;
  return energy;
}

/** Reads a coefficient whose code and value together are too long for the table. */
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

/** Reads a sign-extended value of this many bits. */
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
