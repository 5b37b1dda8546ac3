import { expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { keepAnswers } from "../../../src/enrolment/keep-answers.ts";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { type Asked, askKnownAnswers } from "../../../src/vision/bundle/known-answers.ts";
import { makeTinyBundle, tinyFeatures } from "../../support/tiny-bundle.ts";

/** A processor whose rounding moves every feature a little, each otherwise. */
function processor(arithmetic: string, rounding: number): Asked {
  const run = (crop: Picture) => {
    const features = tinyFeatures(crop);
    return Promise.resolve({ ...features, values: features.values.map((value, at) => value * (1 + rounding * Math.sin(at))) });
  };
  return { computing: { arithmetic }, run };
}

const one = processor("CPUExecutionProvider 1 x64", 0);
const another = processor("CPUExecutionProvider 1 arm64", 0.02);

test("each kind of processor must repeat its own answers, and what is neither of them only nearly", async () => {
  await using folder = await makeTinyBundle();
  await keepAnswers(folder.dir, one, [another]);
  const bundle = await openBundle(folder.dir);
  const failing = async (engine: Asked) => (await askKnownAnswers(bundle, engine)).filter(({ pass }) => !pass).map(({ id }) => id);

  expect(bundle.card.answers?.also).toEqual([{ file: "answers-2.safetensors", arithmetic: "CPUExecutionProvider 1 arm64" }]);
  expect(await failing(one)).toEqual([]);
  expect(await failing(another)).toEqual([]);
  expect(await failing({ ...one, computing: another.computing })).toContain("known-answer.map");
  expect(await failing({ ...another, computing: one.computing })).toContain("known-answer.map");
  expect(await failing({ ...another, computing: { arithmetic: "CUDAExecutionProvider 1 x64" } })).toEqual([]);
});

test("answers that are kept anew leave none of another kind behind", async () => {
  await using folder = await makeTinyBundle();
  await keepAnswers(folder.dir, one, [another]);
  await keepAnswers(folder.dir, one);
  expect((await openBundle(folder.dir)).card.answers?.also).toEqual([]);
});
