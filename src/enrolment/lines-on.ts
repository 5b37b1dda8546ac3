import { asQuad } from "../domain/picture/rectangle.ts";
import { sharedDecoder } from "../jpeg/decode.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { readingCrop } from "../vision/reading/crop.ts";

/** The lines that are read on a picture which a pack fills, those with the tallest letters first; undefined where nothing could be read in time. */
export async function linesOn(jpeg: Uint8Array, read: Engine["read"]): Promise<readonly string[] | undefined> {
  const picture = await sharedDecoder().decodeProven(jpeg, Number.POSITIVE_INFINITY);
  const reading = await read(readingCrop(picture, asQuad({ x: 0, y: 0, ...picture })));
  return reading && [...new Set(reading.lines.map(({ text }) => text))];
}
