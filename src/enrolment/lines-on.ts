import sharp from "sharp";
import { asQuad } from "../domain/picture/rectangle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { readingCrop } from "../vision/reading/crop.ts";

/** The lines that are read on a picture which a pack fills, those with the tallest letters first; undefined where nothing could be read in time. */
export async function linesOn(jpeg: Uint8Array, read: Engine["read"]): Promise<readonly string[] | undefined> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const reading = await read(readingCrop({ width, height, rgb: new Uint8Array(data) }, asQuad({ x: 0, y: 0, width, height })));
  return reading && [...new Set(reading.lines.map(({ text }) => text))];
}
