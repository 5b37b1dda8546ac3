import { createHash } from "node:crypto";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { WHOLE } from "../domain/evidence/evidence-share.ts";
import type { Head } from "../domain/evidence/head.ts";
import { judge } from "../domain/evidence/judge.ts";
import { decide } from "../domain/verdict/decide.ts";
import { Fault } from "../errors.ts";
import { decodeJpeg } from "../jpeg/decode.ts";
import { encodeJpeg } from "../jpeg/encode.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { askKnownAnswers } from "../vision/bundle/known-answers.ts";
import { formatSafetensors } from "../vision/bundle/safetensors.ts";
import type { Engine } from "../vision/engine/engine.ts";
import { type Enrolment, referenceFile } from "./enrol.ts";
import { enrolledCard } from "./enrolled-card.ts";
import { goldenFrames } from "./golden.ts";
import type { Learned } from "./learn.ts";

interface Parts {
  readonly base: Bundle;
  /** Of the base bundle: the network stays the same. */
  readonly engine: Engine;
  readonly learned: Learned;
  readonly enrolment: Enrolment;
  /** What the photographs are called. */
  readonly source: string;
}

/** Writes the enrolled bundle into an empty folder and has it prove itself there. Throws Fault SELF_TEST_FAILED. */
export async function writeBundle(dir: string, { base, engine, learned, enrolment, source }: Parts): Promise<void> {
  const { backbone, head } = base.card;
  const crops = new Map([...learned.likenesses].map(([item, { crop }]) => [item, crop]));
  const golden = await goldenFrames(crops, { encode: encodeJpeg, ask });
  const files = new Map(golden.files).set(head.file, tensorsOf(enrolment.head));
  for (const [item, { portrait }] of learned.likenesses) files.set(referenceFile(item), await encodeJpeg(portrait));

  await copyFile(base.backbone, await placeFor(dir, backbone.file));
  for (const [file, content] of files) await writeFile(await placeFor(dir, file), content);
  const hashes = [...files].map(([file, content]) => [file, createHash("sha256").update(content).digest("hex")]);
  const card = enrolledCard(base.card, {
    enrolment,
    golden: golden.entries,
    files: { [backbone.file]: base.card.files[backbone.file], ...Object.fromEntries(hashes) },
    source,
    exemplars: learned.exemplars,
    baseHash: base.hash,
    createdAt: new Date(),
  });
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);
  await prove(await openBundle(dir), engine);

  async function ask(jpeg: Uint8Array): Promise<Evidence> {
    const features = await engine.run(await decodeJpeg(jpeg, base.geometry.side));
    return judge(features, enrolment.head, WHOLE);
  }
}

async function placeFor(dir: string, file: string): Promise<string> {
  const place = join(dir, file);
  await mkdir(dirname(place), { recursive: true });
  return place;
}

function tensorsOf({ channels, weight, bias, center, prototypes }: Head): Uint8Array {
  return formatSafetensors({
    weight: { shape: [bias.length, channels], values: weight },
    bias: { shape: [bias.length], values: bias },
    center: { shape: [channels], values: center },
    prototypes: { shape: [prototypes.length / channels, channels], values: prototypes },
  });
}

async function prove(bundle: Bundle, engine: Engine): Promise<void> {
  const items = new Map(bundle.items.map((item) => [item.id, item]));
  const checks = await askKnownAnswers({
    bundle,
    run: (crop) => engine.run(crop),
    matches: (evidence, ordered) => decide(evidence, ordered, items, bundle.card.calibration.evidenceShareFloor).verdict.look === "match",
  });
  const failed = checks.filter(({ passed }) => !passed).map(({ check, detail }) => `${check}: ${detail}`);
  if (failed.length > 0)
    throw new Fault("SELF_TEST_FAILED", `The enrolled bundle would not pass: ${failed.join("; ")}. Take other photographs of these packs.`);
}
