import type { Picture } from "../domain/frame.ts";
import { Fault } from "../errors.ts";
import { type Decoder, openDecoder } from "./decoder/decoder.ts";

/** A pack along two fifths of the frame's long side still has the pixels that a network of 320 sees of it. */
export const WANTED_LONG_SIDE = 740;

let shared: Decoder | undefined;

/** The program's decoder; its process starts with the first picture and goes with the program. */
export function sharedDecoder(): Decoder {
  shared ??= openDecoder();
  return shared;
}

/**
 * Decodes a JPEG, upright as its EXIF data say, at the smallest of 1/1, 1/2, 1/4 and 1/8 of its size whose long side still
 * is `wantedLongSide` pixels. Throws Fault CAMERA_GARBAGE for what is no whole JPEG, and for one of which anything is missing.
 */
export async function decodeJpeg(jpeg: Uint8Array, wantedLongSide: number): Promise<Picture> {
  try {
    return await sharedDecoder().decode(jpeg, wantedLongSide);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const advice = /megapixels/.test(why) ? "" : " Check the camera's cable and its settings.";
    throw new Fault("CAMERA_GARBAGE", `A picture cannot be decoded as JPEG (${why}).${advice}`, { cause: error });
  }
}
