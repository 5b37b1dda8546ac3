import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";

/** For people to look at: at this quality the print on a pack stays sharp. */
const QUALITY = 88;

export async function encodeJpeg({ width, height, rgb }: Picture): Promise<Uint8Array> {
  return await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: QUALITY, optimiseCoding: false })
    .toBuffer();
}
