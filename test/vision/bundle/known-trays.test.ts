import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { askKnownTrays } from "../../../src/vision/bundle/known-trays.ts";
import { changeCard, makeTinyBundle, replaceFile } from "../../support/tiny-bundle.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";

describe("the locator's known-answer test", () => {
  test("passes on the bundle's own trays", async () => {
    const { engine, bundle } = await openTinyEngine();
    await engine.ready();
    expect(await askKnownTrays(bundle, engine.locate)).toMatchObject([{ id: "locator.known-answer", pass: true, limit: 0.02 }]);
  });

  test("fails on a tray with another number of packs, and names it", async () => {
    const exchange = async (dir: string) => replaceFile(dir, "trays/empty.jpg", await readFile(join(dir, "trays/one.jpg")));
    const { engine, bundle } = await openTinyEngine({ prepare: exchange });
    await engine.ready();
    const [check] = await askKnownTrays(bundle, engine.locate);
    expect(check).toMatchObject({ pass: false, value: 1, detail: "trays/empty.jpg" });
  });

  test("fails when a corner is elsewhere", async () => {
    const farther = (dir: string) =>
      changeCard(dir, (card) => ({
        ...card,
        trays: card.trays.map(({ file, packs }) => ({ file, packs: packs.map(([[x, y], ...others]) => [[x - 0.05, y], ...others]) })),
      }));
    const { engine, bundle } = await openTinyEngine({ prepare: farther });
    await engine.ready();
    const [check] = await askKnownTrays(bundle, engine.locate);
    expect(check).toMatchObject({ pass: false, value: expect.closeTo(0.05, 1), detail: "trays/one.jpg, trays/two.jpg" });
  });

  test("rejects with the engine's fault when there is no answer", async () => {
    const { engine, bundle } = await openTinyEngine();
    await expect(askKnownTrays(bundle, engine.locate)).rejects.toMatchObject({ code: "MODEL_STARTING" });
  });

  test("refuses a tray that is no picture", async () => {
    await using folder = await makeTinyBundle();
    await replaceFile(folder.dir, "trays/empty.jpg", Buffer.from("no picture"));
    const asked = askKnownTrays(await openBundle(folder.dir), () => expect.unreachable("the locator was asked"));
    await expect(asked).rejects.toMatchObject({ code: "BUNDLE_INVALID" });
  });
});
