import { beginningOf } from "./beginning.ts";

/**
 * Names the format of a picture file that cannot be read; undefined if its first bytes match none. Many such files embed a small
 * JPEG preview, which must not pass for the picture.
 */
export function foreignFormat(bytes: Uint8Array): string | undefined {
  const beginning = beginningOf(bytes);
  return SIGNATURES.find(([, signature]) => signature.test(beginning))?.[0];
}

/** Hexadecimal. "....ftyp" starts several formats; only the brand after it distinguishes them. */
const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ["AVIF", brand("avif", "avis")],
  ["HEIC", brand("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1")],
  ["BigTIFF", /^(49492b00|4d4d002b)/],
  ["GIF", /^47494638/],
  ["BMP", /^424d/],
  ["JPEG XL", /^(ff0a|0000000c4a584c20)/],
  ["JPEG 2000", /^(0000000c6a5020|ff4fff51)/],
  ["PDF", /^25504446/],
];

function brand(...names: readonly string[]): RegExp {
  return new RegExp(`^.{8}66747970(${names.map((name) => Buffer.from(name).toString("hex")).join("|")})`);
}
