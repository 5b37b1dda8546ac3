import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { foreignFormat } from "./foreign-format.ts";
import { openJpegCutter } from "./mjpeg.ts";

/** Reads a JPEG or PNG file as a camera would have sent it: as one whole JPEG. Throws an error whose message says what is wrong. */
export async function readPicture(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > FILE_BYTES_CEILING) throw new Error(`it is larger than ${FILE_BYTES_CEILING} bytes`);
  const bytes = await readFile(file);
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined) throw new Error(`it is a ${foreign} file, which cannot be read: save the picture as JPEG or PNG`);
  const [jpeg] = openJpegCutter(() => {}).push(isPng(bytes) ? await toJpeg(bytes) : bytes);
  if (jpeg === undefined) throw new Error("it is not a whole JPEG or PNG picture");
  return jpeg;
}

const FILE_BYTES_CEILING = 64 * 1024 * 1024;
const PIXEL_CEILING = 64_000_000;
const PNG_SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
}

function toJpeg(png: Buffer): Promise<Buffer> {
  return sharp(png, { limitInputPixels: PIXEL_CEILING }).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
}
