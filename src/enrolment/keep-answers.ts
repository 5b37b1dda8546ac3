import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Features } from "../domain/evidence/features.ts";
import { answerOf } from "../domain/self-test/answer.ts";
import { formatAnswers, goldenFiles } from "../vision/bundle/answers.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { type Asked, featuresOf } from "../vision/bundle/known-answers.ts";

/**
 * Shows the network every golden frame of the finished bundle in this folder, and keeps what it says there: every installed copy must
 * repeat it. `others`: the same network on other kinds of processors. Throws Fault BUNDLE_INVALID, and rejects with an engine's fault.
 */
export async function keepAnswers(dir: string, engine: Asked, others: readonly Asked[] = []): Promise<void> {
  const bundle = await openBundle(dir);
  const card = JSON.parse(await readFile(join(dir, "card.json"), "utf8"));
  for (const { file } of bundle.card.answers ? [bundle.card.answers, ...bundle.card.answers.also] : []) {
    await rm(join(dir, file));
    delete card.files[file];
  }
  const own = await keep("answers.safetensors", engine);
  const also = [];
  for (const [at, other] of others.entries()) also.push(await keep(`answers-${at + 2}.safetensors`, other));
  card.answers = { ...own, ...(also.length > 0 && { also }) };
  await writeFile(join(dir, "card.json"), `${JSON.stringify(card, null, 2)}\n`);

  async function keep(file: string, { run, computing }: Asked) {
    const said = await featuresOf(bundle, run);
    const answers = formatAnswers(goldenFiles(bundle.card).map((golden) => answerOf(said.get(golden) as Features, bundle.head)));
    card.files[file] = createHash("sha256").update(answers).digest("hex");
    await writeFile(join(dir, file), answers);
    return { file, arithmetic: computing?.arithmetic };
  }
}
