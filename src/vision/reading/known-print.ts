import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Check } from "../../domain/verdict/self-test.ts";
import { Fault } from "../../errors.ts";
import { decodeJpeg } from "../../jpeg/decode.ts";
import type { Engine } from "../engine/engine.ts";
import { CROP_WIDTH, readingCrop } from "./crop.ts";

const FILE = fileURLToPath(new URL("../../../models/reading/known-print.jpg", import.meta.url));

/** What the picture says, without spaces: readers see few of them. */
const KNOWN = ["Amoxicillin500mg", "hydrOXYzine25mg", "Levothyroxine50mcg"] as const;

/** Shows the reader a picture of names and strengths: all of them must be read, and nothing else. */
export async function askKnownPrint(read: Engine["read"]): Promise<readonly Check[]> {
  const jpeg = await readFile(FILE).catch((cause) => {
    throw new Fault("BUNDLE_INVALID", `${FILE} cannot be read. Install the program again.`, { cause });
  });
  const picture = await decodeJpeg(jpeg, CROP_WIDTH);
  const { width, height } = picture;
  const lines = (
    await read(
      readingCrop(picture, [
        { x: 0, y: 0 },
        { x: width, y: 0 },
        { x: width, y: height },
        { x: 0, y: height },
      ]),
    )
  )?.lines;
  const texts = (lines ?? []).map(({ text }) => text.replaceAll(" ", ""));
  const wrong = [...KNOWN.filter((known) => !texts.includes(known)), ...texts.filter((text) => !KNOWN.some((known) => known === text))];
  return [{ check: "reader.known-answer", value: wrong.length, limit: 0, passed: wrong.length === 0, detail: wrong.join(", ") }];
}
