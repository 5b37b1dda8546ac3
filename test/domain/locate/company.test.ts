import { describe, expect, test } from "vitest";
import type { Quad } from "../../../src/domain/geometry.ts";
import { hasCompany } from "../../../src/domain/locate/company.ts";

/** 20 x 10 cells in the middle of 40 x 30. */
const OUTLINE: Quad = [
  { x: 10, y: 10 },
  { x: 30, y: 10 },
  { x: 30, y: 20 },
  { x: 10, y: 20 },
];

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The pack alone, but for what the cells at those places say. */
function cells(changed: (place: Place) => { readonly pack?: number; readonly border?: number } | undefined) {
  return Array.from({ length: 40 * 30 }, (_, at) => {
    const place = { x: (at % 40) + 0.5, y: Math.floor(at / 40) + 0.5 };
    const pack = place.x > 10 && place.x < 30 && place.y > 10 && place.y < 20 ? 1 : 0;
    return { ...place, pack, border: 0, ...changed(place) };
  });
}

const NONE = new Set<never>();

describe("a pack in the tray", () => {
  test("is alone when nothing else looks like a pack", () => {
    const alone = cells(() => undefined);
    expect(hasCompany(OUTLINE, alone, NONE)).toBe(false);
  });

  test("is two when a border runs across it", () => {
    const across = cells(({ x }) => (x > 19 && x < 21 ? { border: 0.9 } : undefined));
    expect(hasCompany(OUTLINE, across, NONE)).toBe(true);
  });

  test("is one when only its print looks like a border here and there", () => {
    const print = cells(({ x, y }) => (x === 15.5 && y > 12 && y < 16 ? { border: 0.9 } : undefined));
    expect(hasCompany(OUTLINE, print, NONE)).toBe(false);
  });

  test("has company when something lies against it that is seen faintly, unless that is counted as a pack already", () => {
    const isBeside = ({ x, y }: Place) => x > 31 && x < 38 && y > 10 && y < 20;
    const beside = cells((place) => (isBeside(place) ? { pack: 0.5 } : undefined));
    expect(hasCompany(OUTLINE, beside, NONE)).toBe(true);
    expect(hasCompany(OUTLINE, beside, new Set(beside.filter(isBeside)))).toBe(false);
  });

  test("is alone when the other thing lies apart", () => {
    const apart = cells(({ x }) => (x > 35 ? { pack: 0.9 } : undefined));
    expect(hasCompany(OUTLINE, apart, NONE)).toBe(false);
  });
});
