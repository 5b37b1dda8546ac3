import { describe, expect, test } from "vitest";
import { Config } from "../../../src/config.ts";
import { corners } from "../../../src/domain/geometry.ts";
import { gate } from "../../../src/domain/tray/gate.ts";
import type { Quality } from "../../../src/domain/tray/scene.ts";

const limits = Config.parse({}).gate;
const good: Quality = { sharpness: 2_000, luminance: 150, glare: 0.02, motion: 0.5 };
const outline = corners({ centre: { x: 100, y: 100 }, length: 80, breadth: 40, angle: 0 });
const pack = { corners: outline, score: 0.97, cut: false, covered: false };

describe("the gate", () => {
  test("opens for one pack at rest, sharp and well lit", () => {
    expect(gate({ packs: [pack], quality: good }, limits)).toBe("open");
  });

  test.each([
    ["empty", [], good],
    ["two-packs", [pack, pack], good],
    ["cut-off", [{ ...pack, cut: true }], good],
    ["covered", [{ ...pack, covered: true }], good],
    ["two-packs", [pack, { ...pack, cut: true, covered: true }], good],
    ["moving", [pack], { ...good, motion: 40 }],
    ["dark", [pack], { ...good, luminance: 5 }],
    ["glare", [pack], { ...good, glare: 0.9 }],
    ["blurred", [pack], { ...good, sharpness: 1 }],
  ] as const)("stays closed because %s", (because, packs, quality) => {
    expect(gate({ packs, quality }, limits)).toBe(because);
  });

  test.each(["sharpness", "luminance", "glare", "motion"] as const)("stays closed when %s is not a number", (figure) => {
    expect(gate({ packs: [pack], quality: { ...good, [figure]: Number.NaN } }, limits)).not.toBe("open");
  });
});
