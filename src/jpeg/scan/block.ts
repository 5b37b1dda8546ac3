import { type HuffmanCode, QUICK_BITS } from "./huffman.ts";

/** Entropy-coded bits between two markers, without stuffed zeros; behind them lies room that reads as zeros. */
export interface Bits {
  readonly bytes: Uint8Array;
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
const AC_BITS = 10;
/** Sixteen zeros and no end of block. */
const ZERO_RUN = 0xf0;
const END_OF_BLOCK = 0x00;

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
export function readAc(bits: Bits, { quick, greatest, offset, symbols }: HuffmanCode, steps: Steps): number {
  const { bytes } = bits;
  let at = bits.at;
  let energy = 0;
  for (let k = 1; k < COEFFICIENTS; k++) {
    let place = at >> 3;
    let window = word(bytes, place) << (at & 7);
    let entry = quick[window >>> (32 - QUICK_BITS)] as number;
    if (entry === 0) {
      entry = longCode(window, greatest, offset, symbols);
      at += entry >> 8;
      place = at >> 3;
      window = word(bytes, place) << (at & 7);
    } else {
      at += entry >> 8;
      window <<= entry >> 8;
    }
    const symbol = entry & 0xff;
    const size = symbol & 15;
    if (size === 0) {
      if (symbol === END_OF_BLOCK) break;
      if (symbol !== ZERO_RUN) throw new Error("a block holds a symbol without a meaning");
      k += 15;
      continue;
    }
    k += symbol >> 4;
    if (k >= COEFFICIENTS || size > AC_BITS) throw new Error("a block holds more than a block can");
    let value = window >>> (32 - size);
    if (value < 1 << (size - 1)) value += 1 - (1 << size);
    at += size;
    const amplitude = value * (steps[k] as number);
    energy += amplitude * amplitude;
  }
  bits.at = at;
  return energy;
}

function readSymbol(bits: Bits, { quick, greatest, offset, symbols }: HuffmanCode): number {
  const window = word(bits.bytes, bits.at >> 3) << (bits.at & 7);
  const entry = (quick[window >>> (32 - QUICK_BITS)] as number) || longCode(window, greatest, offset, symbols);
  bits.at += entry >> 8;
  return entry & 0xff;
}

/** T.81, F.2.2.1: EXTEND. */
function readValue(bits: Bits, size: number): number {
  const window = word(bits.bytes, bits.at >> 3) << (bits.at & 7);
  const value = window >>> (32 - size);
  bits.at += size;
  return value < 1 << (size - 1) ? value + 1 - (1 << size) : value;
}

/** At least 25 of these bits are left when those of the first byte are shifted out. */
function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
}

function longCode(window: number, greatest: Int32Array, offset: Int32Array, symbols: Uint8Array): number {
  for (let length = QUICK_BITS + 1; length <= 16; length++) {
    const code = window >>> (32 - length);
    if (code <= (greatest[length] as number)) return (length << 8) | (symbols[code + (offset[length] as number)] as number);
  }
  throw new Error("the picture's data hold a code that does not exist");
}
