/** An AC coefficient packed into one number: its value, its distance from the previous coefficient, and its length in bits. */
export const LENGTH = 31;
export const ADVANCE_AT = 5;
export const ADVANCE = 127;
export const VALUE_AT = 16;

/** The advance of an end-of-block symbol. */
export const TO_THE_END = 64;

const END_OF_BLOCK = 0x00;
/** Sixteen zeros without a value. */
const ZERO_RUN = 0xf0;
/** Longest AC value of 8-bit samples, in bits. */
export const MOST_BITS = 10;

/** Packs a symbol whose code has `codeLength` bits and whose value starts at the window's first bit; 0 for a meaningless symbol. */
export function coefficientOf(symbol: number, codeLength: number, window: number): number {
  const size = symbol & 15;
  if (symbol === END_OF_BLOCK) return (TO_THE_END << ADVANCE_AT) | codeLength;
  if (symbol === ZERO_RUN) return (16 << ADVANCE_AT) | codeLength;
  if (size === 0 || size > MOST_BITS) return 0;
  return (extended(window, size) << VALUE_AT) | (((symbol >> 4) + 1) << ADVANCE_AT) | (codeLength + size);
}

/** Sign-extends the value in the window's first `size` bits: T.81, F.2.2.1, EXTEND. */
export function extended(window: number, size: number): number {
  const value = window >>> (32 - size);
  return value < 1 << (size - 1) ? value + 1 - (1 << size) : value;
}
