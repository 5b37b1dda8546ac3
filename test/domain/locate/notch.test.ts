import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corners, type Quad } from "../../../src/domain/geometry.ts";
import { LIKELY } from "../../../src/domain/locate/groups.ts";
import { isNotched } from "../../../src/domain/locate/notch.ts";
import { idealMaps } from "../../support/ideal-maps.ts";

/** Of 24 x 12 cells, in pixels of the locator's picture. */
const PACK = { centre: { x: 128, y: 96 }, length: 96, breadth: 48, angle: 0 };

/** Whether what these shapes show together is notched; `but`: what is not seen. */
function notched(shapes: readonly Quad[], but: readonly Quad[] = []): boolean {
  const maps = idealMaps(shapes);
  const hidden = idealMaps(but).values;
  const own = Array.from({ length: maps.columns * maps.rows }, (_, cell) => cell).filter(
    (cell) => (maps.values[cell] as number) > LIKELY && hidden[cell] === 0,
  );
  return isNotched(own, maps);
}

describe("the cells of a pack", () => {
  test("leave no notch when it is alone, however it lies", () => {
    const anyAngle = fc.double({ min: 0, max: Math.PI, noNaN: true });
    fc.assert(fc.property(anyAngle, (angle) => !notched([corners({ ...PACK, angle })])));
  });

  test("leave no notch at the picture's edge", () => {
    expect(notched([corners({ ...PACK, centre: { x: 20, y: 180 }, angle: 0.6 })])).toBe(false);
  });

  test("leave no notch with round corners", () => {
    const rounding = corners(PACK).map((centre) => corners({ centre, length: 20, breadth: 20, angle: Math.PI / 4 }));
    expect(notched([corners(PACK)], rounding)).toBe(false);
  });

  test("leave no notch when a lamp is mirrored in its middle", () => {
    expect(notched([corners(PACK)], [corners({ ...PACK, length: 16, breadth: 12 })])).toBe(false);
  });

  test("leave a notch where another pack juts out of it, or something covers a part of its side", () => {
    const below = corners({ ...PACK, centre: { x: 144, y: 116 } });
    expect(notched([corners(PACK), below])).toBe(true);
    expect(notched([corners(PACK)], [corners({ centre: { x: 128, y: 72 }, length: 30, breadth: 30, angle: 0.3 })])).toBe(true);
  });

  test("leave none where two packs are one rectangle together: their border tells", () => {
    expect(notched([corners(PACK), corners({ ...PACK, centre: { x: 128, y: 144 } })])).toBe(false);
  });
});
