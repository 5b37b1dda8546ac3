import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { asQuad } from "../domain/picture/rectangle.ts";
import { UsageError } from "../errors.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { readingCrop } from "../vision/reading/crop.ts";

/**
 * Reads every reference picture of the bundle in this folder, and keeps the lines with the face that it shows. A bundle made by training
 * needs it, as enrolment reads its photographs by itself. Throws Fault BUNDLE_INVALID, and a UsageError for a picture that could not be
 * read in time.
 */
export async function keepWords(dir: string, read: Engine["read"]): Promise<void> {
  const { items } = await openBundle(dir);
  const words = new Map<string, readonly string[]>();
  for (const { id, references } of items)
    for (const { face, file } of references) words.set(`${id} ${face}`, await linesOn(join(dir, file), read));
  const card = JSON.parse(await readFile(join(dir, "card.json"), "utf8"));
  for (const { id, faces } of card.items) for (const face of faces) face.words = words.get(`${id} ${face.face}`) ?? [];
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);
}

async function linesOn(file: string, read: Engine["read"]): Promise<readonly string[]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const picture = { width: info.width, height: info.height, rgb: new Uint8Array(data) };
  const reading = await read(readingCrop(picture, asQuad({ ...picture, x: 0, y: 0 })));
  if (!reading) throw new UsageError(`${file} could not be read in time. Run it again on a machine that does nothing else.`);
  return [...new Set(reading.lines.map(({ text }) => text))];
}
