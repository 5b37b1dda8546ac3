import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Features } from "../domain/evidence/features.ts";
import { answerOf } from "../domain/self-test/answer.ts";
import { formatAnswers, goldenFiles } from "../vision/bundle/answers.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { type Asked, featuresOf } from "../vision/bundle/known-answers.ts";

const FILE = "answers.safetensors";

/**
 * Shows the network every golden frame of the finished bundle in this folder, and keeps what it says there: every installed copy must
 * repeat it. Throws Fault BUNDLE_INVALID, and rejects with the engine's fault.
 */
export async function keepAnswers(dir: string, engine: Asked): Promise<void> {
  const bundle = await openBundle(dir);
  const said = await featuresOf(bundle, engine.run);
  const answers = formatAnswers(goldenFiles(bundle.card).map((file) => answerOf(said.get(file) as Features, bundle.head)));
  const card = JSON.parse(await readFile(join(dir, "card.json"), "utf8"));
  card.answers = { file: FILE, arithmetic: engine.computing?.arithmetic };
  card.files[FILE] = createHash("sha256").update(answers).digest("hex");
  await writeFile(join(dir, FILE), answers);
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);
}
