import type { Picture } from "../domain/frame.ts";
import { Fault } from "../errors.ts";
import { type Decoder, openDecoder } from "./decoder/decoder.ts";

/** Pixels. Keeps a pack that spans two fifths of the frame's long side at the resolution a 320-pixel network sees. */
export const WANTED_LONG_SIDE = 740;

let shared: Decoder | undefined;

/** The program's one decoder; its process starts with the first picture and ends with the program. */
export function sharedDecoder(): Decoder {
  shared ??= openDecoder();
  return shared;
}

/**
 * Decodes a JPEG, turned upright by its EXIF orientation, at the smallest of 1/1, 1/2, 1/4 and 1/8 of its size whose long side is
 * at least `wantedLongSide` pixels. Throws Fault CAMERA_GARBAGE for anything that is not a complete JPEG.
 */
export async function decodeJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  try {
    return await sharedDecoder().decode(jpeg, wantedLongSide);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const advice = /which cannot be read|megapixels/.test(why) ? "" : " Check the camera's cable and its settings.";
    throw new Fault("CAMERA_GARBAGE", `A picture cannot be decoded as JPEG (${why}).${advice}`, { cause: error });
  }
}
