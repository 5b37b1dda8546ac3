import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { Fault } from "../errors.ts";
import { readJpegHeader } from "./jpeg-header.ts";

/** A pack along two fifths of the frame's long side still has the pixels that a network of 320 sees of it. */
export const WANTED_LONG_SIDE = 740;

// One picture at a time is decoded here, and libvips' threads would only wait for each other and for the network's.
sharp.concurrency(1);

/** A picture that claims to be larger is no camera frame. */
const MAX_PIXELS = 50_000_000;

/**
 * Decodes a JPEG at the smallest of 1/1, 1/2, 1/4 and 1/8 of its size whose long side still is `wantedLongSide` pixels.
 * Throws Fault CAMERA_GARBAGE for what is no whole JPEG.
 */
export async function decodeJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  try {
    const image = sharp(jpeg, { failOn: "truncated", limitInputPixels: MAX_PIXELS });
    const { width, height, components } = readJpegHeader(jpeg);
    const shrink = [8, 4, 2].find((factor) => Math.max(width, height) / factor >= wantedLongSide) ?? 1;
    if (shrink > 1) image.resize(Math.ceil(width / shrink), Math.ceil(height / shrink), { fit: "fill" });
    if (components !== 3) image.toColourspace("srgb");
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgb: data };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault("CAMERA_GARBAGE", `A picture cannot be decoded as JPEG (${why}). Check the camera's cable and its settings.`, {
      cause: error,
    });
  }
}
