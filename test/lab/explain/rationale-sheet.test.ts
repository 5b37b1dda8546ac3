import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corners } from "../../../src/domain/geometry.ts";
import type { Rationale } from "../../../src/lab/explain/rationale.ts";
import { rationaleSheet } from "../../../src/lab/explain/rationale-sheet.ts";
import { type Bundle, openBundle } from "../../../src/vision/bundle/bundle.ts";
import { makeTinyBundle, type TinyBundle } from "../../support/tiny-bundle.ts";
import { tinyTray } from "../../support/tiny-pictures.ts";

let folder: TinyBundle;
let bundle: Bundle;
beforeAll(async () => {
  folder = await makeTinyBundle();
  bundle = await openBundle(folder.dir);
});
afterAll(() => folder[Symbol.asyncDispose]());

const subject = {
  file: "1.jpg",
  picture: tinyTray("red-100"),
  box: corners({ centre: { x: 320, y: 240 }, length: 300, breadth: 150, angle: 0 }),
};
const certain: Rationale = {
  item: "red-100",
  versus: undefined,
  probability: 0.99,
  verdict: { look: "match" },
  method: "Grad-CAM",
  map: { rows: 1, columns: 2, values: [0, 1] },
  evidenceShare: 0.9,
  face: "front",
  ranked: [
    { item: "red-100", probability: 0.99 },
    { item: "blue-100", probability: 0.01 },
  ],
};

describe("the title of an explanation is as certain as the decision:", () => {
  const because = { look: "unsure", because: "low-probability" } as const;
  test.each<[string, Partial<Rationale>, string]>([
    ["what would be confirmed has its name", {}, "Why Redamol 100 mg (99 %)"],
    ["what would not looks like it", { probability: 0.31, verdict: because }, "Why it looks most like Redamol 100 mg (31 %)"],
    [
      "what is not the most probable has something that speaks for it",
      { item: "blue-100", probability: 0.01, verdict: { look: "mismatch", seen: "red-100" } },
      "What speaks for Blueamol 100 mg (1 %)",
    ],
    ["two items are told from each other", { versus: "blue-100" }, "What tells Redamol 100 mg from Blueamol 100 mg"],
  ])("%s", async (_, changed, title) => {
    expect((await rationaleSheet(subject, { ...certain, ...changed }, bundle)).title).toBe(title);
  });
});
