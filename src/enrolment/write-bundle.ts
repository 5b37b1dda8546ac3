import { createHash } from "node:crypto";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { WHOLE } from "../domain/evidence/evidence-share.ts";
import { judge } from "../domain/evidence/judge.ts";
import { Fault } from "../errors.ts";
import { sharedDecoder } from "../jpeg/decode.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { askKnownAnswers } from "../vision/bundle/known-answers.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Enrolment } from "./enrol.ts";
import { enrolledCard, LENDER } from "./enrolled-card.ts";
import { goldenFrames } from "./golden.ts";
import { headFile } from "./head-file.ts";
import { keepAnswers } from "./keep-answers.ts";
import { photographsOf } from "./kept.ts";
import type { Lesson } from "./learn.ts";
import type { Lender } from "./lender.ts";

interface Parts {
  /** Has the networks, which the new bundle keeps. */
  readonly base: Bundle;
  /** Runs them. */
  readonly engine: Engine;
  readonly lender: Lender;
  /** The new bundle's name. */
  readonly name: string;
  readonly lessons: readonly Lesson[];
  readonly enrolment: Enrolment;
  /** The pictures of the items' faces and whatever else people look at, by their paths. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Writes the enrolled bundle into an empty folder and tests it there. Throws Fault SELF_TEST_FAILED. */
export async function writeBundle(dir: string, { base, engine, lender, name, lessons, enrolment, pictures }: Parts): Promise<void> {
  const { backbone, locator, head, trays } = base.card;
  const copied = [backbone.file, locator.file, ...trays.map(({ file }) => file)];
  const golden = await goldenFrames(lessons, { geometry: base.geometry, ask });
  const kept = photographsOf(lessons);
  const files = new Map([...golden.files, ...pictures, ...kept.files])
    .set(head.file, headFile(enrolment.head))
    .set(LENDER.card, lender.files.card)
    .set(LENDER.head, lender.files.head);

  for (const file of copied) await copyFile(join(base.dir, file), await placeFor(dir, file));
  for (const [file, content] of files) await writeFile(await placeFor(dir, file), content);
  const hashes = [...files].map(([file, content]) => [file, createHash("sha256").update(content).digest("hex")]);
  const card = enrolledCard(lender, {
    name,
    enrolment,
    golden: golden.entries,
    files: { ...Object.fromEntries(copied.map((file) => [file, base.card.files[file]])), ...Object.fromEntries(hashes) },
    photographs: kept.entries,
    createdAt: new Date(),
  });
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);
  await keepAnswers(dir, engine);
  await prove(await openBundle(dir), engine);

  async function ask(jpeg: Uint8Array): Promise<Evidence> {
    const features = await engine.run(await sharedDecoder().decodeProven(jpeg, base.geometry.side));
    return judge(features, enrolment.head, WHOLE);
  }
}

/** The file's path in the folder, which has the folders for it. */
export async function placeFor(dir: string, file: string): Promise<string> {
  const place = join(dir, file);
  await mkdir(dirname(place), { recursive: true });
  return place;
}

/** Throws Fault SELF_TEST_FAILED unless the engine gives the bundle's known answers. */
export async function prove(bundle: Bundle, engine: Pick<Engine, "run" | "computing">): Promise<void> {
  const checks = await askKnownAnswers(bundle, engine);
  const failed = checks.filter(({ pass }) => !pass).map(({ id, detail }) => `${id}: ${detail}`);
  if (failed.length > 0)
    throw new Fault(
      "SELF_TEST_FAILED",
      `The enrolled bundle fails its self-test: ${failed.join("; ")}. Take other photographs of these packs.`,
    );
}
