import { Transformer } from "@napi-rs/image";
import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { refuseFilledRows } from "./filled-rows.ts";
import type { FrameHeader } from "./frame-header.ts";
import { readHeaders } from "./headers.ts";
import { isOrdinary } from "./ordinary.ts";
import { pixelsOf } from "./pixels.ts";
import { readScans } from "./scan/read-scans.ts";
import { withoutSurplus } from "./surplus.ts";
import { turnUpright } from "./upright.ts";

// One picture at a time is decoded, and libvips' threads would only wait for each other and for the network's.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a whole JPEG file whose every part is there. Runs in the decoder's process. Our own reading finds what is missing;
 * only then are pixels made. Those of an ordinary picture come from zune-jpeg, in a third of the time that libvips takes: it
 * makes up what is missing and misunderstands what is unusual, and sees neither. All others come from libjpeg-turbo.
 */
export async function readJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  const { header, orientation } = readHeaders(jpeg);
  const shrink = shrinkFor(header, wantedLongSide);
  const clean = withoutSurplus(jpeg, readScans(jpeg));
  const stored = (shrink === 1 && isOrdinary(clean) && decodeQuickly(clean, header)) || (await decode(clean, header, shrink));
  refuseFilledRows(stored, shrink);
  return await turnUpright(stored, orientation);
}

function shrinkFor({ width, height }: FrameHeader, wantedLongSide: number): number {
  return [8, 4, 2].find((factor) => Math.max(width, height) / factor >= wantedLongSide) ?? 1;
}

/** Undefined where zune-jpeg does not know what to make of it. */
function decodeQuickly(jpeg: Uint8Array, { width, height }: FrameHeader): Picture | undefined {
  try {
    const rgb = new Transformer(jpeg).rawPixelsSync();
    return rgb.length === 3 * width * height ? { width, height, rgb } : undefined;
  } catch {
    return undefined;
  }
}

async function decode(jpeg: Uint8Array, { width, height }: FrameHeader, shrink: number): Promise<Picture> {
  const image = sharp(jpeg, { failOn: "warning", limitInputPixels: false });
  if (shrink > 1) image.resize(Math.ceil(width / shrink), Math.ceil(height / shrink), { fit: "fill" });
  return await pixelsOf(image.toColourspace("srgb"));
}
