import { type Bits, longCode } from "../bits.ts";
import { ADVANCE, ADVANCE_AT, coefficientOf, LENGTH, TO_THE_END, VALUE_AT } from "../coefficient.ts";
import { AT_BOTTOM, AT_TOP } from "../edges.ts";
import { type HuffmanCode, QUICK_BITS } from "../huffman.ts";
import type { Steps } from "../tables.ts";

const COEFFICIENTS = 64;

/** What a block's AC coefficients do at its edges. */
export interface Edges {
  /** By how much the mean along each edge differs from the block's own: in eighths of a level. */
  top: number;
  bottom: number;
}

/**
 * Reads a block's AC coefficients, sets its edges, and returns the sum of the coefficients' dequantized squares.
 * Throws Error for data that no encoder writes; most decoders would accept it.
 */
export function readAc(bits: Bits, code: HuffmanCode, steps: Steps, edges: Edges): number {
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
  edges.top = top;
  edges.bottom = bottom;
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
