import type { Bits } from "../bits.ts";
import { type HuffmanCode, QUICK_BITS } from "../huffman.ts";

/** This many zero bytes in a row are never picture data, unless zeros code "no change". */
const ZERO_BYTES = 12;
const ZEROS = new Uint8Array(ZERO_BYTES);

/** Throws Error if the data were blanked somewhere: a decoder would read the zeros as block after block of fine stripes. */
export function refuseZeros({ bytes, length }: Bits, parts: readonly { readonly ac: HuffmanCode }[]): void {
  if (parts.every(({ ac }) => zerosEndABlock(ac))) return;
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, length).indexOf(ZEROS);
  if (at !== -1 && bytes.subarray(at, length).some((byte) => byte !== 0)) throw new Error("a stretch of the picture's data is blank");
}

function zerosEndABlock({ quick }: HuffmanCode): boolean {
  return (quick[0] ?? 0) !== 0 && ((quick[0] ?? 0) & 0xff) === 0 && QUICK_BITS > 0;
}
