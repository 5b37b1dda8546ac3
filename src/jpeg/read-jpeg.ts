import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { refuseFilledRows } from "./filled-rows.ts";
import type { FrameHeader } from "./frame-header.ts";
import { readHeaders } from "./headers.ts";
import { pixelsOf } from "./pixels.ts";
import { readScans } from "./scan/read-scans.ts";
import { withoutSurplus } from "./surplus.ts";
import { turnUpright } from "./upright.ts";

// One picture at a time is decoded, and libvips' threads would only wait for each other and for the network's.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a whole JPEG file whose every part is there. Runs in the decoder's process. Two readers that fail for different reasons
 * work side by side: libjpeg-turbo makes the pixels on a thread of its own, while our reading looks for what is missing. What
 * either does not believe is refused.
 */
export async function readJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  const { header, orientation } = readHeaders(jpeg);
  const shrink = shrinkFor(header, wantedLongSide);
  const decoding = decode(jpeg, header, shrink);
  decoding.catch(() => undefined); // it may warn of what our reading names better, or of what is only surplus
  const surplus = readScans(jpeg);
  const stored = await (surplus.length > 0 ? decode(withoutSurplus(jpeg, surplus), header, shrink) : decoding);
  refuseFilledRows(stored, shrink);
  return await turnUpright(stored, orientation);
}

/** The same for a file whose every byte is known: nothing can be missing, and drawn areas in it are no damage. */
export async function readProvenJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  const { header, orientation } = readHeaders(jpeg);
  return await turnUpright(await decode(jpeg, header, shrinkFor(header, wantedLongSide)), orientation);
}

function shrinkFor({ width, height }: FrameHeader, wantedLongSide: number): number {
  return [8, 4, 2].find((factor) => Math.max(width, height) / factor >= wantedLongSide) ?? 1;
}

async function decode(jpeg: Uint8Array, { width, height }: FrameHeader, shrink: number): Promise<Picture> {
  const image = sharp(jpeg, { failOn: "warning", limitInputPixels: false });
  if (shrink > 1) image.resize(Math.ceil(width / shrink), Math.ceil(height / shrink), { fit: "fill" });
  return await pixelsOf(image.toColourspace("srgb"));
}
