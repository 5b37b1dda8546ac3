import { orientationIn } from "./exif.ts";
import { refuseForeignFrame } from "./foreign-frame.ts";
import { type FrameHeader, isFrameHeader, readFrameHeader } from "./frame-header.ts";
import { COLOUR_PROFILE } from "./markers.ts";
import { segmentsOf } from "./segments.ts";

export interface Headers {
  readonly header: FrameHeader;
  /** By EXIF, 1 to 8. */
  readonly orientation: number;
  /** Whether a profile may say what the numbers mean as colours: without one they are sRGB. */
  readonly profiled: boolean;
}

/** Reads a JPEG file's headers up to the frame header. Throws Error for anything that is not a JPEG. */
export function readHeaders(jpeg: Uint8Array): Headers {
  let orientation = 1;
  let profiled = false;
  for (const segment of segmentsOf(jpeg)) {
    refuseForeignFrame(segment);
    orientation = orientationIn(segment) ?? orientation;
    profiled ||= segment.code === COLOUR_PROFILE;
    if (isFrameHeader(segment)) return { header: readFrameHeader(segment), orientation, profiled };
  }
  throw new Error("it has no frame header");
}
