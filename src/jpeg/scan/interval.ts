import { FILL, isRestart, MARKER } from "../markers.ts";
import { nextMarker, type Segment } from "../segments.ts";
import { type Bits, BLOCK_ROOM } from "./bits.ts";

/** The data between two restarts. */
export interface Interval {
  readonly bits: Bits;
  /** Its units in the scan: from `begin` to before `end`. */
  readonly begin: number;
  readonly end: number;
  /** Its bytes in the file: from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

/** The data of a scan, interval by interval. Throws Error if there are fewer or more of them than the scan's units need. */
export function* intervalsOf(jpeg: Uint8Array, { end: from }: Segment, units: number, restartInterval: number): Generator<Interval> {
  const size = restartInterval || units;
  let at = from;
  for (let begin = 0, nth = 0; begin < units; begin += size, nth++) {
    if (nth > 0) {
      const code = jpeg[at + 1] ?? 0;
      if (!isRestart(code) || (code & 7) !== ((nth - 1) & 7)) throw new Error("a stretch of the picture is missing");
      at += 2;
    }
    const { bits, end } = takeInterval(jpeg, at);
    yield { bits, begin, end: Math.min(units, begin + size), from: at, to: end };
    at = end;
  }
  if (isRestart(jpeg[at + 1] ?? 0)) throw new Error("the picture's data go on behind the picture's end");
}

/** Copies the data from `from` to the next marker, without stuffed zeros and fill bytes. `end` is that marker's offset. */
function takeInterval(jpeg: Uint8Array, from: number): { readonly bits: Bits; readonly end: number } {
  const end = nextMarker(jpeg, from);
  const bytes = new Uint8Array(end - from + BLOCK_ROOM);
  let length = 0;
  for (let at = from; at < end; ) {
    const found = jpeg.indexOf(MARKER, at);
    const stop = found === -1 || found >= end ? end : found;
    bytes.set(jpeg.subarray(at, stop), length);
    length += stop - at;
    if (stop < end && jpeg[stop + 1] === 0) bytes[length++] = MARKER;
    at = stop + (stop < end && jpeg[stop + 1] !== FILL ? 2 : 1);
  }
  return { bits: { bytes, view: new DataView(bytes.buffer), length, at: 0 }, end };
}
