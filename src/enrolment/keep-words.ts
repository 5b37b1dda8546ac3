import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { linesOn } from "./lines-on.ts";

/**
 * Reads every reference picture of the bundle in this folder, and keeps the lines with the face that it shows. A bundle made by training
 * needs it, as enrolment reads its photographs by itself. Throws Fault BUNDLE_INVALID, and a UsageError for a picture that could not be
 * read in time.
 */
export async function keepWords(dir: string, read: Engine["read"]): Promise<void> {
  const { items } = await openBundle(dir);
  const words = new Map<string, readonly string[]>();
  for (const { id, references } of items)
    for (const { face, file } of references) {
      const lines = await linesOn(await readFile(join(dir, file)), read);
      if (!lines) throw new UsageError(`${file} could not be read in time. Run it again on a machine that does nothing else.`);
      words.set(`${id} ${face}`, lines);
    }
  const card = JSON.parse(await readFile(join(dir, "card.json"), "utf8"));
  for (const { id, faces } of card.items) for (const face of faces) face.words = words.get(`${id} ${face.face}`) ?? [];
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);
}
