import { readBit, readSymbol } from "../bits.ts";
import { add, type Band, beginRun, endBlock } from "./band.ts";
import { isNonZero, remember, signOf } from "./history.ts";

/**
 * Reads the next lower bit of a block's coefficients: ITU-T T.81, G.1.2.3. Those that are already other than zero have a bit each;
 * those that become so are coded as in the first scan, by the zeros between them. Throws Error for data that no encoder writes.
 */
export function refineAc(band: Band, place: number): void {
  const { bits, code, first, last, history } = band;
  let k = first;
  while (k <= last && band.run === 0) {
    const symbol = readSymbol(bits, code);
    const zeros = symbol >> 4;
    const size = symbol & 15;
    if (size > 1) throw new Error("a block holds a symbol without a meaning");
    if (size === 0 && zeros < 15) {
      beginRun(band, zeros, k);
      break;
    }
    const value = size === 0 ? 0 : 2 * readBit(bits) - 1;
    k = correct(band, place, k, zeros);
    if (k > last) throw new Error("a block holds more than a block can");
    if (value !== 0) {
      add(band, place, k, value);
      remember(history, place, k, value);
    }
    k++;
  }
  if (band.run === 0) {
    band.runs.interrupt();
    return;
  }
  const before = bits.at;
  correct(band, place, k, last);
  band.heldBits += bits.at - before;
  endBlock(band);
}

/** Reads a bit for each coefficient from this one on that is not zero; returns the one after the given number of zeros. */
function correct(band: Band, place: number, from: number, zeros: number): number {
  const { bits, last, history } = band;
  let left = zeros;
  let k = from;
  for (; k <= last; k++)
    if (!isNonZero(history, place, k)) {
      if (left-- === 0) break;
    } else if (readBit(bits) === 1) add(band, place, k, signOf(history, place, k));
  return k;
}
