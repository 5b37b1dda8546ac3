import { orientationIn } from "./exif.ts";
import { type FrameHeader, isFrameHeader, readFrameHeader } from "./frame-header.ts";
import { segmentsOf } from "./segments.ts";

/** What a JPEG file says of itself before its first scan. Throws Error for what is none. */
export function readHeaders(jpeg: Uint8Array): { readonly header: FrameHeader; readonly orientation: number } {
  let orientation = 1;
  for (const segment of segmentsOf(jpeg)) {
    orientation = orientationIn(segment) ?? orientation;
    if (isFrameHeader(segment)) return { header: readFrameHeader(segment), orientation };
  }
  throw new Error("it has no frame header");
}
