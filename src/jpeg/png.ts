import sharp from "sharp";
import { refuseGiants } from "./limits.ts";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/** As a camera would have sent it. Runs in the decoder's process. Throws Error for what is no whole picture. */
export async function pngToJpeg(png: Uint8Array): Promise<Uint8Array> {
  const image = sharp(png, { failOn: "warning", limitInputPixels: false, autoOrient: true });
  const { width, height } = await image.metadata();
  refuseGiants(width, height);
  return await image.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
}
