import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { decodeCameraFrame, isCameraFrame } from "./camera-frame.ts";
import { refuseFilledRows } from "./filled-rows.ts";
import type { FrameHeader } from "./frame-header.ts";
import { type Headers, readHeaders } from "./headers.ts";
import { MOST_AT_ONCE } from "./limits.ts";
import { pixelsOf } from "./pixels.ts";
import { readScans } from "./scan/read-scans.ts";
import { withoutSurplus } from "./surplus.ts";
import { turnUpright } from "./upright.ts";

// One picture is decoded at a time; more libvips threads would only wait for each other and for the network's.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a JPEG file; throws Error unless it is complete. Runs in the decoder's process. Two readers that fail for different
 * reasons work in parallel: libjpeg-turbo makes the pixels on its own thread while our reader looks for missing data. A picture
 * that either one rejects is refused.
 */
export async function readJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  const headers = readHeaders(jpeg);
  const shrink = shrinkFor(headers.header, wantedLongSide);
  const decoding = decodeFast(jpeg, headers, shrink);
  decoding.catch(() => undefined); // our reader may name the damage better, or find that it is only surplus
  const surplus = readScans(jpeg);
  const stored = await (surplus.length > 0 ? decodeFast(withoutSurplus(jpeg, surplus), headers, shrink) : decoding);
  refuseFilledRows(stored, shrink);
  return await turnUpright(stored, headers.orientation);
}

/** Same, for a file whose every byte is known: nothing can be missing, and drawn areas are not damage. */
export async function readProvenJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  const { header, orientation } = readHeaders(jpeg);
  return await turnUpright(await decode(jpeg, header, shrinkFor(header, wantedLongSide)), orientation);
}

function shrinkFor({ width, height }: FrameHeader, wantedLongSide: number): number {
  return [8, 4, 2].find((factor) => Math.max(width, height) / factor >= wantedLongSide) ?? 1;
}

async function decodeFast(jpeg: Uint8Array, headers: Headers, shrink: number): Promise<Picture> {
  const frame = shrink === 1 && isCameraFrame(headers) ? await decodeCameraFrame(jpeg, headers.header) : undefined;
  return frame ?? (await decode(jpeg, headers.header, shrink));
}

/** Random access is faster than reading line by line, but takes the memory of the whole picture. */
async function decode(jpeg: Uint8Array, { width, height, components }: FrameHeader, shrink: number): Promise<Picture> {
  const sequentialRead = shrink > 1 || width * height > MOST_AT_ONCE;
  const image = sharp(jpeg, { failOn: "warning", limitInputPixels: false, sequentialRead });
  if (shrink > 1) image.resize(Math.ceil(width / shrink), Math.ceil(height / shrink), { fit: "fill" });
  if (components.length !== 3) image.toColourspace("srgb");
  return await pixelsOf(image);
}
