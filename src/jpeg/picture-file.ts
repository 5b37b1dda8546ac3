import { readFile, stat } from "node:fs/promises";
import { openJpegCutter } from "./cutter.ts";
import { sharedDecoder } from "./decode.ts";
import { foreignFormat } from "./foreign-format.ts";
import { FILE_BYTES_CEILING } from "./limits.ts";
import { isStill } from "./still-formats.ts";

/** Reads a JPEG, PNG, WebP or TIFF file and returns it as a camera would send it: one complete JPEG. Throws an Error that says what is wrong. */
export async function readPicture(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > FILE_BYTES_CEILING) throw new Error(`it has more than ${FILE_BYTES_CEILING / 1024 ** 2} MiB: make it smaller`);
  const bytes = await readFile(file);
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined) throw new Error(`it is a ${foreign} file, which cannot be read: save the picture as JPEG or PNG`);
  const [jpeg] = isStill(bytes) ? [await sharedDecoder().stillToJpeg(bytes)] : openJpegCutter(() => {}, FILE_BYTES_CEILING).push(bytes);
  if (jpeg === undefined) throw new Error("it is not a whole JPEG, PNG, WebP or TIFF picture");
  return jpeg;
}
