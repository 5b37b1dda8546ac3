import { describe, expect, test } from "vitest";
import { WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
import { judge } from "../../../src/domain/evidence/judge.ts";
import { letterbox } from "../../../src/domain/locate/letterbox.ts";
import { replaceFile } from "../../support/tiny-bundle.ts";
import { openTinyEngine } from "../../support/tiny-engine.ts";
import { tinyModel } from "../../support/tiny-model.ts";
import { tinyCrop, tinyTray } from "../../support/tiny-pictures.ts";

describe("the engine's locator", () => {
  test("answers for a tray with the locator's maps, between crops and beside them", async () => {
    const { engine, bundle } = await openTinyEngine();
    await engine.ready();
    const { picture } = letterbox(tinyTray("red-100"));
    const [maps, seen, again] = await Promise.all([engine.locate(picture), engine.run(tinyCrop("blue-100", 64)), engine.locate(picture)]);
    expect(maps).toMatchObject({ channels: 5, rows: 48, columns: 64 });
    expect(maps.values[24 * 64 + 32]).toBeGreaterThan(0.9);
    expect(maps.values[0]).toBeLessThan(0.1);
    expect(again.values).toEqual(maps.values);
    expect(judge(seen, bundle.head, WHOLE).ranked[0]?.item).toBe("blue-100");
  });

  test("refuses a tray of another size", async () => {
    const { engine } = await openTinyEngine();
    await engine.ready();
    await expect(engine.locate(tinyCrop("red-100", 64))).rejects.toThrow("256 x 192 pixels, not 64 x 64");
  });

  test("refuses a locator that is none", async () => {
    const { engine } = await openTinyEngine({ prepare: (dir) => replaceFile(dir, "locator.onnx", tinyModel(64)) });
    await expect(engine.ready()).rejects.toMatchObject({
      code: "BUNDLE_INVALID",
      detail: expect.stringContaining("card.json says image [1,3,192,256] -> maps [1,5,48,64]"),
    });
  });
});
