/** An AC coefficient in one number: its value, how far it lies behind the one before, and the bits that it takes. */
export const LENGTH = 31;
export const ADVANCE_AT = 5;
export const ADVANCE = 127;
export const VALUE_AT = 16;

/** The advance of an end of block. */
export const TO_THE_END = 64;

const END_OF_BLOCK = 0x00;
/** Sixteen zeros and no value. */
const ZERO_RUN = 0xf0;
/** Bits of a value of 8-bit samples. */
const MOST_BITS = 10;

/** Of the symbol of a code so long, whose value begins with the window's first bit; 0 for a symbol that has no meaning. */
export function coefficientOf(symbol: number, codeLength: number, window: number): number {
  const size = symbol & 15;
  if (symbol === END_OF_BLOCK) return (TO_THE_END << ADVANCE_AT) | codeLength;
  if (symbol === ZERO_RUN) return (16 << ADVANCE_AT) | codeLength;
  if (size === 0 || size > MOST_BITS) return 0;
  return (extended(window, size) << VALUE_AT) | (((symbol >> 4) + 1) << ADVANCE_AT) | (codeLength + size);
}

/** The value in the window's first bits: T.81, F.2.2.1, EXTEND. */
export function extended(window: number, size: number): number {
  const value = window >>> (32 - size);
  return value < 1 << (size - 1) ? value + 1 - (1 << size) : value;
}
