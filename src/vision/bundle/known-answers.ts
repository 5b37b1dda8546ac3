import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { identityError } from "../../domain/evidence/cam/class-map.ts";
import { WHOLE } from "../../domain/evidence/evidence-share.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { judge, speakingRow } from "../../domain/evidence/judge.ts";
import type { Picture } from "../../domain/frame.ts";
import { type Check, checkKnownAnswers, type KnownAnswer } from "../../domain/verdict/self-test.ts";
import { Fault } from "../../errors.ts";
import { sharedDecoder } from "../../jpeg/decode.ts";
import type { Bundle } from "./bundle.ts";

/**
 * Shows the network every golden frame of its bundle, through the same engine (its `run`) and the same decision as a pack in
 * the tray, and compares. Rejects with the engine's fault when there is no answer at all.
 */
export async function askKnownAnswers(bundle: Bundle, run: (crop: Picture) => Promise<Features>): Promise<readonly Check[]> {
  const answers: KnownAnswer[] = [];
  for (const golden of bundle.card.golden) {
    const features = await run(await readCrop(bundle, golden.file));
    const evidence = judge(features, bundle.head, WHOLE);
    const asked = golden.item ?? golden.ordered;
    answers.push({
      file: golden.file,
      expected: golden.item === null ? { never: golden.ordered } : { item: golden.item, probability: golden.probability },
      evidence,
      matches: bundle.formulary.decide(evidence, asked).verdict.look === "match",
      identityError: identityError(features, bundle.head, speakingRow(features, bundle.head, asked)),
    });
  }
  return checkKnownAnswers(answers);
}

/** A golden frame of the bundle. Throws Fault BUNDLE_INVALID for what is no such picture. */
export async function readCrop({ dir, geometry: { side } }: Pick<Bundle, "dir" | "geometry">, file: string): Promise<Picture> {
  const picture = await sharedDecoder()
    .decodeProven(await readFile(join(dir, file)), side)
    .catch((cause) => {
      throw new Fault("BUNDLE_INVALID", `${file} is not a JPEG. Make the bundle again.`, { cause });
    });
  if (picture.width === side && picture.height === side) return picture;
  throw new Fault(
    "BUNDLE_INVALID",
    `${file} has ${picture.width} x ${picture.height} pixels, a crop has ${side} x ${side}. Make the bundle again.`,
  );
}
