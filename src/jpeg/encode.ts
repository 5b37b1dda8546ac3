import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";

/** A JPEG for people: at this quality the print of a pack stays sharp. */
const QUALITY = 88;

export async function encodeJpeg({ width, height, rgb }: Picture): Promise<Uint8Array> {
  return await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: QUALITY, optimiseCoding: false })
    .toBuffer();
}
