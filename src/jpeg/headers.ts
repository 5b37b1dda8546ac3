import { orientationIn } from "./exif.ts";
import { refuseForeignFrame } from "./foreign-frame.ts";
import { type FrameHeader, isFrameHeader, readFrameHeader } from "./frame-header.ts";
import { segmentsOf } from "./segments.ts";

/** Reads a JPEG file's headers up to the frame header. Throws Error for anything that is not a JPEG. */
export function readHeaders(jpeg: Uint8Array): { readonly header: FrameHeader; readonly orientation: number } {
  let orientation = 1;
  for (const segment of segmentsOf(jpeg)) {
    refuseForeignFrame(segment);
    orientation = orientationIn(segment) ?? orientation;
    if (isFrameHeader(segment)) return { header: readFrameHeader(segment), orientation };
  }
  throw new Error("it has no frame header");
}
