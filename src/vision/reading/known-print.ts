import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { asQuad } from "../../domain/picture/rectangle.ts";
import { type Check, none } from "../../domain/self-test/check.ts";
import { Fault } from "../../errors.ts";
import { decodeJpeg } from "../../jpeg/decode.ts";
import type { Engine } from "../engine/engine.ts";
import { CROP_WIDTH, readingCrop } from "./crop.ts";

const FILE = fileURLToPath(new URL("../../../models/reading/known-print.jpg", import.meta.url));

/** What the picture says, without spaces: readers see few of them. */
const KNOWN = ["Amoxicillin500mg", "hydrOXYzine25mg", "Levothyroxine50mcg"] as const;

/**
 * Shows the reader a picture of names and strengths: all of them must be read, and nothing else. One that does not answer is silent,
 * which only keeps from green what needs print: that warns.
 */
export async function askKnownPrint(read: Engine["read"]): Promise<readonly Check[]> {
  const jpeg = await readFile(FILE).catch((cause) => {
    throw new Fault("BUNDLE_INVALID", `${FILE} cannot be read. Install the program again.`, { cause });
  });
  const picture = await decodeJpeg(jpeg, CROP_WIDTH);
  const reading = await read(readingCrop(picture, asQuad({ x: 0, y: 0, width: picture.width, height: picture.height })));
  if (!reading) return [{ ...none("reader.known-answer", KNOWN), advisory: true }];
  const texts = reading.lines.map(({ text }) => text.replaceAll(" ", ""));
  const wrong = [...KNOWN.filter((known) => !texts.includes(known)), ...texts.filter((text) => !KNOWN.some((known) => known === text))];
  return [none("reader.known-answer", wrong)];
}
