import { describe, expect, test } from "vitest";
import { Config } from "../../../src/config.ts";
import { gate } from "../../../src/domain/tray/gate.ts";
import type { Quality } from "../../../src/domain/tray/scene.ts";

const limits = Config.parse({}).gate;
const good: Quality = { sharpness: 2_000, luminance: 150, glare: 0.02, motion: 0.5 };
const pack = { centre: { x: 100, y: 100 }, length: 80, breadth: 40, angle: 0 };

describe("the gate", () => {
  test("opens for one pack at rest, sharp and well lit", () => {
    expect(gate({ packs: [pack], quality: good }, limits)).toBe("open");
  });

  test.each([
    ["empty", [], good],
    ["two-packs", [pack, pack], good],
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
