import { expect, test } from "vitest";
import { estimateBackground } from "../../../src/domain/locate/background.ts";
import { colourAt } from "../../../src/domain/locate/plane.ts";
import { paint } from "./painted-tray.ts";

const EVEN = { width: 480, height: 360, tray: 150, fall: 0.2, shadow: 0, noise: 2 };

function greenAcross(packs: Parameters<typeof paint>[0]["packs"]): number[] {
  const background = estimateBackground(paint({ ...EVEN, packs }));
  if (background.kind !== "estimated") throw new Error("A background was learned that should have been estimated.");
  const { light } = background;
  return [-1, 0, 1].map((x) => colourAt(light, x, 0)[1]);
}

test("light that slants across the tray is estimated from the frame's border", () => {
  const [left, middle, right] = greenAcross([]);
  expect(left).toBeCloseTo(150 * 1.01 * 0.9, -0.5);
  expect(middle).toBeCloseTo(150 * 1.01, -0.5);
  expect(right).toBeCloseTo(150 * 1.01 * 1.1, -0.5);
});

test("packs that cover a third of the border do not change the estimate", () => {
  const packs = [{ centre: { x: 60, y: 180 }, length: 330, breadth: 200, angle: Math.PI / 2 - 1e-9 }];
  const [bare, covered] = [greenAcross([]), greenAcross(packs)];
  for (const [i, value] of covered.entries()) expect(Math.abs(value - (bare[i] ?? 0))).toBeLessThan(5);
});
