import { describe, expect, test } from "vitest";
import type { Evidence } from "../../../src/domain/evidence/evidence.ts";
import type { Picture } from "../../../src/domain/frame.ts";
import type { ItemId } from "../../../src/domain/item.ts";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { askKnownAnswers } from "../../../src/vision/bundle/known-answers.ts";
import { changeCard, makeTinyBundle, replaceFile, tinyFeatures } from "../../support/tiny-bundle.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";

const matches = ({ ranked, knownness }: Evidence, ordered: ItemId) => ranked[0]?.item === ordered && knownness > 0.9;
const run = (crop: Picture) => Promise.resolve(tinyFeatures(crop));

describe("the known-answer test", () => {
  test("passes on the bundle's own network", async () => {
    const { engine, bundle } = await openTinyEngine();
    await engine.ready();
    const checks = await askKnownAnswers({ bundle, run: engine.run, matches });
    expect(checks.map(({ check }) => check)).toEqual(["known-answer.best", "known-answer.parity", "known-answer.reject", "cam.identity"]);
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  test("fails on a network whose channels are mixed up, and names the frames", async () => {
    await using folder = await makeTinyBundle();
    const bundle = await openBundle(folder.dir);
    const mixedUp = async (crop: Picture) => {
      const features = await run(crop);
      return { ...features, values: features.values.toReversed() };
    };
    const [best] = await askKnownAnswers({ bundle, run: mixedUp, matches });
    expect(best).toMatchObject({ passed: false, detail: "golden/green-100.jpg is taken for blue-100" });
  });

  test("fails when a strange pack would be confirmed", async () => {
    await using folder = await makeTinyBundle();
    const bundle = await openBundle(folder.dir);
    const credulous = () => true;
    const failed = (await askKnownAnswers({ bundle, run, matches: credulous })).filter(({ passed }) => !passed);
    expect(failed).toMatchObject([{ check: "known-answer.reject", value: 1, detail: expect.stringContaining("golden/strange.jpg") }]);
  });

  test("rejects with the engine's fault when there is no answer", async () => {
    const { engine, bundle } = await openTinyEngine();
    await expect(askKnownAnswers({ bundle, run: engine.run, matches })).rejects.toMatchObject({ code: "MODEL_STARTING" });
  });

  test("refuses a golden frame that is no picture", async () => {
    await using folder = await makeTinyBundle();
    await replaceFile(folder.dir, "golden/red-100.jpg", Buffer.from("no picture"));
    const asked = askKnownAnswers({ bundle: await openBundle(folder.dir), run, matches });
    await expect(asked).rejects.toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining("golden/red-100.jpg") });
  });

  test("refuses a golden frame of another size", async () => {
    await using folder = await makeTinyBundle();
    await changeCard(folder.dir, (card) => ({ ...card, golden: [{ ...card.golden[0], file: "references/red-100.front.jpg" }] }));
    const asked = askKnownAnswers({ bundle: await openBundle(folder.dir), run, matches });
    await expect(asked).rejects.toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining("references/red-100.front.jpg") });
  });
});
