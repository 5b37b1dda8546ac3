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
    if (prefix !== 0xff) return "broken";
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

const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const FIRST_SEGMENT = 0xc0;
const FIRST_RESTART = 0xd0;
const STUFFED_ZERO = 0x00;
const FILL = 0xff;

/** Moves to the marker that ends the scan; false when it has not arrived yet. */
function leaveScan(walk: Walk, bytes: Buffer): boolean {
  for (;;) {
    const found = bytes.indexOf(0xff, walk.at);
    walk.at = found === -1 ? Math.max(walk.at, bytes.length) : found;
    const code = bytes[walk.at + 1];
    if (code === undefined) return false;
    if (code === STUFFED_ZERO || isRestart(code)) walk.at += 2;
    else if (code === FILL) walk.at += 1;
    else return true;
  }
}

function isRestart(code: number): boolean {
  return code >= FIRST_RESTART && code < START_OF_IMAGE;
}

/** Table B.1: all markers from 0xC0 on have a segment, except restarts, start and end of image. Those below are reserved. */
function beginsSegment(code: number): boolean {
  return code >= FIRST_SEGMENT && !isRestart(code) && code !== START_OF_IMAGE && code !== END_OF_IMAGE;
}
