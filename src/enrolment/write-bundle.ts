import { createHash } from "node:crypto";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { WHOLE } from "../domain/evidence/evidence-share.ts";
import type { Head } from "../domain/evidence/head.ts";
import { judge } from "../domain/evidence/judge.ts";
import { Fault } from "../errors.ts";
import { sharedDecoder } from "../jpeg/decode.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { askKnownAnswers } from "../vision/bundle/known-answers.ts";
import { formatSafetensors } from "../vision/bundle/safetensors.ts";
import type { Engine } from "../vision/engine/engine.ts";
import type { Enrolment } from "./enrol.ts";
import { enrolledCard } from "./enrolled-card.ts";
import { goldenFrames } from "./golden.ts";
import type { Lesson } from "./learn.ts";

interface Parts {
  readonly base: Bundle;
  /** Runs the base bundle's networks, which the new bundle keeps. */
  readonly engine: Engine;
  readonly lessons: readonly Lesson[];
  readonly enrolment: Enrolment;
  /** The name of the folder of photographs. */
  readonly source: string;
}

/** Writes the enrolled bundle into an empty folder and tests it there. Throws Fault SELF_TEST_FAILED. */
export async function writeBundle(dir: string, { base, engine, lessons, enrolment, source }: Parts): Promise<void> {
  const { backbone, locator, head, trays } = base.card;
  const kept = [backbone.file, locator.file, ...trays.map(({ file }) => file)];
  const golden = await goldenFrames(lessons, ask);
  const files = new Map(golden.files).set(head.file, tensorsOf(enrolment.head));
  for (const [file, { portrait }] of enrolment.references) files.set(file, portrait);

  for (const file of kept) await copyFile(join(base.dir, file), await placeFor(dir, file));
  for (const [file, content] of files) await writeFile(await placeFor(dir, file), content);
  const hashes = [...files].map(([file, content]) => [file, createHash("sha256").update(content).digest("hex")]);
  const card = enrolledCard(base.card, {
    enrolment,
    golden: golden.entries,
    files: { ...Object.fromEntries(kept.map((file) => [file, base.card.files[file]])), ...Object.fromEntries(hashes) },
    source,
    photographs: lessons,
    baseHash: base.hash,
    createdAt: new Date(),
  });
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);
  await prove(await openBundle(dir), engine);

  async function ask(jpeg: Uint8Array): Promise<Evidence> {
    const features = await engine.run(await sharedDecoder().decodeProven(jpeg, base.geometry.side));
    return judge(features, enrolment.head, WHOLE);
  }
}

async function placeFor(dir: string, file: string): Promise<string> {
  const place = join(dir, file);
  await mkdir(dirname(place), { recursive: true });
  return place;
}

function tensorsOf({ space, rows, directions }: Head): Uint8Array {
  const dimensions = space.gains.length;
  return formatSafetensors({
    center: { shape: [space.channels], values: Float32Array.from(space.center) },
    basis: { shape: [dimensions, space.channels], values: Float32Array.from(space.basis) },
    gains: { shape: [dimensions], values: Float32Array.from(space.gains) },
    residualGain: { shape: [1], values: Float32Array.of(space.residualGain) },
    directions: { shape: [rows.length, dimensions], values: directions },
  });
}

async function prove(bundle: Bundle, engine: Engine): Promise<void> {
  const checks = await askKnownAnswers(bundle, engine.run);
  const failed = checks.filter(({ passed }) => !passed).map(({ check, detail }) => `${check}: ${detail}`);
  if (failed.length > 0)
    throw new Fault(
      "SELF_TEST_FAILED",
      `The enrolled bundle fails its self-test: ${failed.join("; ")}. Take other photographs of these packs.`,
    );
}
