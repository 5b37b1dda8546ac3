import { FILL, MARKER } from "../markers.ts";
import { nextMarker } from "../segments.ts";
import { type Bits, BLOCK_ROOM } from "./block.ts";

/** Copies the data from `from` to the next marker, without stuffed zeros and fill bytes. `end` is that marker's offset. */
export function takeInterval(jpeg: Uint8Array, from: number): { readonly bits: Bits; readonly end: number } {
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
  return { bits: { bytes, view: new DataView(bytes.buffer), length, at: 0, top: 0, bottom: 0 }, end };
}
