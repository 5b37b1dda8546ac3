import type { Sharp } from "sharp";
import type { Picture } from "../domain/frame.ts";

export async function pixelsOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
