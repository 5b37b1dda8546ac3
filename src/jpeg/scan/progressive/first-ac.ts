import { readSymbol, readValue } from "../bits.ts";
import { MOST_BITS } from "../coefficient.ts";
import { add, type Band, beginRun, endBlock } from "./band.ts";
import { remember } from "./history.ts";

/** Reads the upper bits of a block's coefficients: ITU-T T.81, G.1.2.2. Throws Error for data that no encoder writes. */
export function readFirstAc(band: Band, place: number): void {
  const { bits, code, last, history, missingBits } = band;
  for (let k = band.first; k <= last && band.run === 0; k++) {
    const symbol = readSymbol(bits, code);
    const zeros = symbol >> 4;
    const size = symbol & 15;
    if (size === 0 && zeros < 15) {
      beginRun(band, zeros, k);
      break;
    }
    k += zeros;
    if (k > last) throw new Error("a block holds more than a block can");
    if (size === 0) continue;
    if (size > MOST_BITS - missingBits) throw new Error("a block holds a symbol without a meaning");
    const value = readValue(bits, size);
    add(band, place, k, value);
    remember(history, place, k, value);
  }
  if (band.run > 0) endBlock(band);
  else band.runs.interrupt();
}
