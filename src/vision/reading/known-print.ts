import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { alike } from "../../domain/evidence/print/letters.ts";
import { asQuad } from "../../domain/picture/rectangle.ts";
import { type Check, none } from "../../domain/self-test/check.ts";
import { Fault } from "../../errors.ts";
import { decodeJpeg } from "../../jpeg/decode.ts";
import type { Engine } from "../engine/engine.ts";
import { CROP_WIDTH, readingCrop } from "./crop.ts";

const FILE = fileURLToPath(new URL("../../../models/reading/known-print.jpg", import.meta.url));

const KNOWN = ["Amoxicillin 500 mg", "hydrOXYzine 25 mg", "Levothyroxine 50 mcg"] as const;

/**
 * Shows the reader a picture of names and strengths: all of them must be read, up to what readers cannot tell apart, and nothing else.
 * One that does not answer is silent, which only keeps from green what needs print: that warns.
 */
export async function askKnownPrint(ask: Engine["read"]): Promise<readonly Check[]> {
  const jpeg = await readFile(FILE).catch((cause) => {
    throw new Fault("BUNDLE_INVALID", `${FILE} cannot be read. Install the program again.`, { cause });
  });
  const picture = await decodeJpeg(jpeg, CROP_WIDTH);
  const reading = await ask(readingCrop(picture, asQuad({ ...picture, x: 0, y: 0 })));
  if (!reading) return [{ ...none("reader.known-answer", KNOWN), advisory: true }];
  const read = new Map(reading.lines.map(({ text }) => [alike(text), text]));
  const missed = KNOWN.filter((known) => !read.delete(alike(known)));
  return [none("reader.known-answer", [...missed, ...read.values()])];
}
