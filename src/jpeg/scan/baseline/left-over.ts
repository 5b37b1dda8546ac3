import { MARKER } from "../../markers.ts";
import { isFiller, type Surplus } from "../../surplus.ts";
import { type Bits, endsInOnes } from "../bits.ts";
import { readDc } from "../dc.ts";
import type { Interval } from "../interval.ts";
import type { Part } from "../parts.ts";
import { readAc } from "./block.ts";

/** More than this after the last unit is not one of the known camera quirks. */
const STRAY_BYTES = 64;

/** The bytes after an interval's last unit. Throws Error if they are more of the picture: then an earlier part of it is missing. */
export function leftOver(jpeg: Uint8Array, { bits, from, to }: Interval, parts: readonly Part[]): Surplus {
  const used = (bits.at + 7) >> 3;
  const rest = bits.bytes.subarray(used, bits.length);
  if (!isFiller(rest) && (rest.length > STRAY_BYTES || readsOn(bits, parts)))
    throw new Error("the data of the picture go on when the picture has ended");
  let at = from;
  for (let count = 0; count < used; count++) at += jpeg[at] === MARKER ? 2 : 1;
  return { from: at, to };
}

/** Whether some block ends exactly where the bits do, apart from the ones that pad the last byte. */
function readsOn(bits: Bits, parts: readonly Part[]): boolean {
  const blocks = parts.flatMap((part) => Array.from({ length: part.across * part.down }, () => part));
  const limit = bits.length * 8;
  const edges = { top: 0, bottom: 0 };
  try {
    for (let nth = 0; bits.at < limit; nth++) {
      const { dc, ac, steps } = blocks[nth % blocks.length] as Part;
      readDc(bits, dc);
      readAc(bits, ac, steps, edges);
      const left = limit - bits.at;
      if (left >= 0 && left < 8 && endsInOnes(bits, left)) return true;
    }
  } catch {
    // Not picture data.
  }
  return false;
}
