import { beginsSegment, END_OF_IMAGE, FILL, isRestart, MARKER, START_OF_IMAGE, START_OF_SCAN, STUFFED_ZERO } from "./markers.ts";

export interface Segment {
  readonly code: number;
  /** Where the one before it, or its data, ended. */
  readonly gap: number;
  /** Where its marker begins, fill bytes not counted. */
  readonly at: number;
  /** Without the two bytes of its length. */
  readonly payload: Uint8Array;
  /** Behind it; of a scan: behind its header, where its data begin. */
  readonly end: number;
}

/** All segments of a whole JPEG file up to its end. Bytes between them that belong to none are stepped over. */
export function* segmentsOf(jpeg: Uint8Array): Generator<Segment> {
  if (jpeg[0] !== MARKER || jpeg[1] !== START_OF_IMAGE) throw new Error("it does not begin like a JPEG file");
  for (let gap = 2, at = nextMarker(jpeg, gap); ; at = nextMarker(jpeg, gap)) {
    const code = jpeg[at + 1];
    if (code === undefined) throw new Error("it breaks off");
    if (code === END_OF_IMAGE) return;
    if (!beginsSegment(code)) throw new Error(`it holds a marker out of place (${code.toString(16)})`);
    const length = (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > jpeg.length) throw new Error("it breaks off in a header");
    yield { code, gap, at, payload: jpeg.subarray(at + 4, end), end };
    gap = code === START_OF_SCAN ? endOfScan(jpeg, end) : end;
  }
}

/** The next marker of any kind; a restart ends a scan's data too. */
export function nextMarker(jpeg: Uint8Array, from: number): number {
  for (let at = jpeg.indexOf(MARKER, from); at !== -1; at = jpeg.indexOf(MARKER, at + 1)) {
    const code = jpeg[at + 1];
    if (code !== STUFFED_ZERO && code !== FILL) return at;
  }
  return jpeg.length;
}

function endOfScan(jpeg: Uint8Array, from: number): number {
  let at = nextMarker(jpeg, from);
  while (isRestart(jpeg[at + 1] ?? 0)) at = nextMarker(jpeg, at + 2);
  return at;
}
