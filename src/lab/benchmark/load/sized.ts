import sharp from "sharp";
import type { Picture } from "../../../domain/frame.ts";

export type Size = Pick<Picture, "width" | "height">;

/** A JPEG as a camera of that size would have sent it: the whole picture, its upper left corner's colour where it is too narrow. */
export async function atSize(jpeg: Uint8Array, { width, height }: Size): Promise<Uint8Array> {
  const { data: corner } = await sharp(jpeg).extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
  const [r = 0, g = 0, b = 0] = corner;
  return await sharp(jpeg).resize({ width, height, fit: "contain", background: { r, g, b } }).jpeg({ quality: 90 }).toBuffer();
}
