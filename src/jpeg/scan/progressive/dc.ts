import { type Bits, readBit } from "../bits.ts";
import { readDc } from "../dc.ts";
import type { Part } from "../parts.ts";
import type { Plane } from "../planes.ts";
import type { BlankWatch } from "./blank.ts";

/** Reads the upper bits of a block's DC coefficient, as their difference from those of the block before: ITU-T T.81, G.1.2.1. */
export function readFirstDc(bits: Bits, { plane, dc, steps }: Part, place: number, before: number, missingBits: number): number {
  const value = before + readDc(bits, dc);
  const step = (steps[0] as number) << missingBits;
  const mean = value * step;
  if (mean > 1024 + step || mean < -1024 - step) throw new Error("a block is brighter than white or darker than black");
  raise(plane, place, mean);
  return value;
}

/** Reads the next lower bit of a block's DC coefficient. */
export function refineDc(bits: Bits, { plane, steps }: Part, place: number, missingBits: number, blank: BlankWatch): void {
  const bit = readBit(bits);
  blank.see(bit, plane.top[place] as number);
  if (bit === 1) raise(plane, place, (steps[0] as number) << missingBits);
}

function raise({ top, bottom }: Plane, place: number, by: number): void {
  top[place] = (top[place] as number) + by;
  bottom[place] = (bottom[place] as number) + by;
}
