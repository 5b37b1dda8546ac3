import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { identityError } from "../../domain/evidence/cam/class-map.ts";
import { WHOLE } from "../../domain/evidence/evidence-share.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { judge, speakingRow } from "../../domain/evidence/judge.ts";
import type { Picture } from "../../domain/frame.ts";
import { answerOf, driftBetween, nearestOf } from "../../domain/self-test/answer.ts";
import type { Check } from "../../domain/self-test/check.ts";
import { checkKnownAnswers, type KnownAnswer } from "../../domain/self-test/known-answers.ts";
import { Fault } from "../../errors.ts";
import { sharedDecoder } from "../../jpeg/decode.ts";
import type { Computing } from "../engine/arithmetic.ts";
import { goldenFiles, readAnswers } from "./answers.ts";
import type { Bundle } from "./bundle.ts";

/** The part of the engine that is asked. */
export interface Asked {
  readonly run: (crop: Picture) => Promise<Features>;
  readonly computing: Pick<Computing, "arithmetic"> | undefined;
}

/**
 * Shows the network every golden frame of its bundle, through the same engine and the same decision as a pack in the tray, and
 * compares. Rejects with the engine's fault when there is no answer at all.
 */
export async function askKnownAnswers(bundle: Bundle, engine: Asked): Promise<readonly Check[]> {
  const { card, head, formulary } = bundle;
  const kept = await readAnswers(bundle, engine.computing?.arithmetic);
  const said = await featuresOf(bundle, engine.run);
  const answers = card.golden.map((golden): KnownAnswer => {
    const features = said.get(golden.file) as Features;
    const evidence = judge(features, head, WHOLE);
    const asked = golden.item ?? golden.ordered;
    const then = kept.of.get(golden.file);
    return {
      file: golden.file,
      expected: golden.item === null ? { never: golden.ordered } : { item: golden.item, probability: golden.probability },
      evidence,
      matches: formulary.decide(evidence, asked).verdict.look === "match",
      identityError: identityError(features, head, speakingRow(features, head, asked)),
      drift: then && driftBetween(answerOf(features, head, nearestOf(then.cosines)), then),
    };
  });
  return checkKnownAnswers(answers, kept.tolerances);
}

/** What the network says of every golden frame, two of them at a time. */
export async function featuresOf(bundle: Bundle, run: Asked["run"]): Promise<ReadonlyMap<string, Features>> {
  const said = new Map<string, Features>();
  const waiting = goldenFiles(bundle.card).values();
  async function work(): Promise<void> {
    for (const file of waiting) said.set(file, await run(await readCrop(bundle, file)));
  }
  await Promise.all([work(), work()]);
  return said;
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
