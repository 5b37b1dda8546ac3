import { readFile, stat } from "node:fs/promises";
import { openJpegCutter } from "./cutter.ts";
import { sharedDecoder } from "./decode.ts";
import { foreignFormat } from "./foreign-format.ts";
import { FILE_BYTES_CEILING } from "./limits.ts";
import { isPng } from "./png.ts";

/** Reads a JPEG or PNG file as a camera would have sent it: as one whole JPEG. Throws an error whose message says what is wrong. */
export async function readPicture(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > FILE_BYTES_CEILING) throw new Error(`it has more than ${FILE_BYTES_CEILING / 1024 ** 2} MiB: make it smaller`);
  const bytes = await readFile(file);
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined) throw new Error(`it is a ${foreign} file, which cannot be read: save the picture as JPEG or PNG`);
  const [jpeg] = isPng(bytes) ? [await sharedDecoder().pngToJpeg(bytes)] : openJpegCutter(() => {}, FILE_BYTES_CEILING).push(bytes);
  if (jpeg === undefined) throw new Error("it is not a whole JPEG or PNG picture");
  return jpeg;
}
