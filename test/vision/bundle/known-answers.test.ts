import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { formularyOf } from "../../../src/domain/verdict/formulary.ts";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { askKnownAnswers } from "../../../src/vision/bundle/known-answers.ts";
import { changeCard, makeTinyBundle, replaceFile, tinyFeatures } from "../../support/tiny-bundle.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";

const run = (crop: Picture) => Promise.resolve(tinyFeatures(crop));
const engine = { run, computing: undefined };

describe("the known-answer test", () => {
  test("passes on the bundle's own network", async () => {
    const { engine, bundle } = await openTinyEngine();
    await engine.ready();
    const checks = await askKnownAnswers(bundle, engine);
    expect(checks.map(({ id }) => id)).toEqual(["known-answer.top-1", "known-answer.parity", "known-answer.reject", "cam.identity"]);
    expect(checks.filter(({ pass }) => !pass)).toEqual([]);
  });

  test("fails on a network whose channels are mixed up, and names the frames", async () => {
    await using folder = await makeTinyBundle();
    const bundle = await openBundle(folder.dir);
    const mixedUp = async (crop: Picture) => {
      const features = await run(crop);
      return { ...features, values: features.values.toReversed() };
    };
    const [best] = await askKnownAnswers(bundle, { run: mixedUp, computing: undefined });
    expect(best).toMatchObject({ pass: false, detail: "golden/green-100.jpg is taken for blue-100" });
  });

  test("fails when a strange pack would be confirmed", async () => {
    await using folder = await makeTinyBundle();
    const bundle = await openBundle(folder.dir);
    const credulous = formularyOf(
      bundle.items.map((item) => ({ ...item, probabilityFloor: 0, knownnessFloor: -1, lookAlikes: [] })),
      0,
    );
    const failed = (await askKnownAnswers({ ...bundle, formulary: credulous }, engine)).filter(({ pass }) => !pass);
    expect(failed).toMatchObject([{ id: "known-answer.reject", value: 1, detail: expect.stringContaining("golden/strange.jpg") }]);
  });

  test("rejects with the engine's fault when there is no answer", async () => {
    const { engine, bundle } = await openTinyEngine();
    await expect(askKnownAnswers(bundle, engine)).rejects.toMatchObject({ code: "MODEL_STARTING" });
  });

  test("refuses a golden frame that is no picture", async () => {
    await using folder = await makeTinyBundle();
    await replaceFile(folder.dir, "golden/red-100.jpg", Buffer.from("no picture"));
    const asked = askKnownAnswers(await openBundle(folder.dir), engine);
    await expect(asked).rejects.toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining("golden/red-100.jpg") });
  });

  test("refuses a golden frame of another size", async () => {
    await using folder = await makeTinyBundle();
    await changeCard(folder.dir, (card) => ({ ...card, golden: [{ ...card.golden[0], file: "references/red-100.front.jpg" }] }));
    const asked = askKnownAnswers(await openBundle(folder.dir), engine);
    await expect(asked).rejects.toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining("references/red-100.front.jpg") });
  });
});
