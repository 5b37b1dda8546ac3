import { beginsSegment, END_OF_IMAGE, FILL, isRestart, MARKER, START_OF_SCAN, STUFFED_ZERO } from "./markers.ts";

/** How far a walk through one JPEG file has come; offsets count from the file's first byte. */
export interface Walk {
  /** The next byte to look at; may lie beyond the bytes that have arrived. */
  at: number;
  /** Everything before this byte has proved to be well formed, so no other picture begins there (a thumbnail does not count). */
  provenTo: number;
  inScan: boolean;
  scanSeen: boolean;
}

/** Behind the start-of-image marker, which the caller has found. */
export function beginWalk(): Walk {
  return { at: 2, provenTo: 2, inScan: false, scanSeen: false };
}

/**
 * Walks on through all bytes that have arrived. "whole": the file ends at `walk.at`. "broken": this is no JPEG,
 * and the search for the next one starts at `walk.provenTo`.
 *
 * Follows annex B of ITU-T T.81: marker segments are stepped over by their length, so that a thumbnail inside one
 * is never mistaken for a picture; in the entropy-coded data of a scan, 0xFF is followed by a stuffed zero, a
 * restart marker, or the marker that ends the scan.
 */
export function advance(walk: Walk, bytes: Buffer): "more" | "whole" | "broken" {
  for (;;) {
    if (walk.inScan && !leaveScan(walk, bytes)) return "more";
    const [prefix, code, lengthHigh, lengthLow] = bytes.subarray(walk.at, walk.at + 4);
    if (prefix === undefined) return "more";
    if (prefix !== MARKER) return "broken";
    walk.provenTo = walk.at;
    if (code === undefined) return "more";
    if (code === FILL) {
      walk.at += 1;
      continue;
    }
    if (code === END_OF_IMAGE && walk.scanSeen) {
      walk.at += 2;
      return "whole";
    }
    if (!beginsSegment(code)) return "broken";
    if (lengthHigh === undefined || lengthLow === undefined) return "more";
    // The length counts its own two bytes; one below 2 leads back to them, and they are no marker.
    walk.at += 2 + lengthHigh * 256 + lengthLow;
    walk.inScan = code === START_OF_SCAN;
    walk.scanSeen ||= walk.inScan;
  }
}

/** Moves to the marker that ends the scan; false when it has not arrived yet. */
function leaveScan(walk: Walk, bytes: Buffer): boolean {
  for (;;) {
    const found = bytes.indexOf(MARKER, walk.at);
    walk.at = found === -1 ? Math.max(walk.at, bytes.length) : found;
    const code = bytes[walk.at + 1];
    if (code === undefined) return false;
    if (code === STUFFED_ZERO || isRestart(code)) walk.at += 2;
    else if (code === FILL) walk.at += 1;
    else return true;
  }
}
