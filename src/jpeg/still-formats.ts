import sharp from "sharp";
import { beginningOf } from "./beginning.ts";
import { refuseGiants } from "./limits.ts";

/** How PNG, WebP and TIFF files begin. */
const SIGNATURES = [/^89504e470d0a1a0a/, /^52494646.{8}57454250/, /^(49492a00|4d4d002a)/];

/** Whether the file is of one of the formats for still pictures, other than JPEG, that can be read. */
export function isStill(bytes: Uint8Array): boolean {
  const beginning = beginningOf(bytes);
  return SIGNATURES.some((signature) => signature.test(beginning));
}

/**
 * Converts to the JPEG a camera would send. Runs in the decoder's process. Throws Error for anything that is not one complete
 * picture: raw files of cameras are TIFF files too, and the first of several pictures in them is a small preview.
 */
export async function stillToJpeg(still: Uint8Array): Promise<Uint8Array> {
  const image = sharp(still, { failOn: "warning", limitInputPixels: false, autoOrient: true });
  const { width, height, pages = 1, subifds = 0 } = await image.metadata();
  if (pages > 1 || subifds > 0) throw new Error("it holds several pictures: save the one that is meant as JPEG or PNG");
  refuseGiants(width, height);
  return await image.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
}
