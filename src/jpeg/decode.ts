import { Transformer } from "@napi-rs/image";
import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { Fault } from "../errors.ts";
import { endsWhole, type JpegHeader, readJpegHeader } from "./jpeg-header.ts";

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
    const header = readJpegHeader(jpeg);
    const shrink = [8, 4, 2].find((factor) => Math.max(header.width, header.height) / factor >= wantedLongSide) ?? 1;
    return (shrink === 1 && (await decodeQuickly(jpeg, header))) || (await decodeCarefully(jpeg, header, shrink));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault("CAMERA_GARBAGE", `A picture cannot be decoded as JPEG (${why}). Check the camera's cable and its settings.`, {
      cause: error,
    });
  }
}

/**
 * In half the time that libvips takes. Undefined for all but ordinary pictures: this decoder knows no smaller sizes, makes
 * up what is missing at a picture's end, and needs the Huffman tables that some cameras leave out.
 */
async function decodeQuickly(jpeg: Uint8Array, { width, height, components }: JpegHeader): Promise<Picture | undefined> {
  if (components !== 3 || !endsWhole(jpeg)) return undefined;
  const rgb = await new Transformer(jpeg).rawPixels().catch(() => undefined);
  return rgb?.length === 3 * width * height ? { width, height, rgb } : undefined;
}

async function decodeCarefully(jpeg: Uint8Array, { width, height, components }: JpegHeader, shrink: number): Promise<Picture> {
  const image = sharp(jpeg, { failOn: "truncated", limitInputPixels: MAX_PIXELS });
  if (shrink > 1) image.resize(Math.ceil(width / shrink), Math.ceil(height / shrink), { fit: "fill" });
  if (components !== 3) image.toColourspace("srgb");
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
