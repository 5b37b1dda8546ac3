import { extended } from "./coefficient.ts";
import { type HuffmanCode, QUICK_BITS } from "./huffman.ts";

/** Entropy-coded bits between two markers, without stuffed zeros; padded with BLOCK_ROOM zero bytes. */
export interface Bits {
  readonly bytes: Uint8Array;
  /** Over `bytes`. Reads are 32 bits wide; at least 25 remain after shifting out the used bits of the first byte. */
  readonly view: DataView;
  readonly length: number;
  /** Index of the next bit to read. */
  at: number;
}

/** Bytes past the end that a block may read before the overrun is noticed. */
export const BLOCK_ROOM = 256;

export function readSymbol(bits: Bits, { quick, greatest, offset, symbols }: HuffmanCode): number {
  const window = bits.view.getInt32(bits.at >> 3) << (bits.at & 7);
  const entry = (quick[window >>> (32 - QUICK_BITS)] as number) || longCode(window, greatest, offset, symbols);
  bits.at += entry >> 8;
  return entry & 0xff;
}

/** Reads a sign-extended value of this many bits, at least one. */
export function readValue(bits: Bits, size: number): number {
  const window = bits.view.getInt32(bits.at >> 3) << (bits.at & 7);
  bits.at += size;
  return extended(window, size);
}

export function readBit(bits: Bits): number {
  const byte = bits.bytes[bits.at >> 3] as number;
  return (byte >> (7 - (bits.at++ & 7))) & 1;
}

/** Decodes a code that is too long for the table, at the window's first bit: its length << 8 | its symbol. */
export function longCode(window: number, greatest: Int32Array, offset: Int32Array, symbols: Uint8Array): number {
  for (let length = QUICK_BITS + 1; length <= 16; length++) {
    const code = window >>> (32 - length);
    if (code <= (greatest[length] as number)) return (length << 8) | (symbols[code + (offset[length] as number)] as number);
  }
  throw new Error("the picture's data hold a code that does not exist");
}

/** Throws Error if the data end before this many bits were read. */
export function refuseOverrun({ at, length }: Bits): void {
  if (at > length * 8) throw new Error("the data of the picture end before the picture does");
}

/** Whether the last bits are ones, as encoders fill up the last byte: ITU-T T.81, F.1.2.3. */
export function endsInOnes({ bytes, length }: Bits, count: number): boolean {
  return (~(bytes[length - 1] as number) & ((1 << count) - 1)) === 0;
}
