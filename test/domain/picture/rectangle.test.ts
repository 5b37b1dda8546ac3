import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corners } from "../../../src/domain/geometry.ts";
import { asQuad, boundsOf, holds, overlap, type Rectangle, scaled } from "../../../src/domain/picture/rectangle.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyRectangle: fc.Arbitrary<Rectangle> = fc.record({
  x: number(-100, 1000),
  y: number(-100, 1000),
  width: number(1, 500),
  height: number(1, 500),
});

describe("rectangles and quads", () => {
  test("a rectangle as a quad has that rectangle as its bounds", () => {
    fc.assert(
      fc.property(anyRectangle, (rectangle) => {
        const bounds = boundsOf(asQuad(rectangle));
        for (const key of ["x", "y", "width", "height"] as const) expect(bounds[key]).toBeCloseTo(rectangle[key], 6);
      }),
    );
  });

  test("a rectangle as a quad begins with a long side, to the right or upwards", () => {
    const upright = asQuad({ x: 10, y: 20, width: 30, height: 80 });
    expect(upright.slice(0, 2)).toEqual([
      { x: 10, y: 100 },
      { x: 10, y: 20 },
    ]);
    const lying = asQuad({ x: 10, y: 20, width: 80, height: 30 });
    expect(lying.slice(0, 2)).toEqual([
      { x: 10, y: 20 },
      { x: 90, y: 20 },
    ]);
  });

  test("the bounds of a turned box hold its corners", () => {
    const { x, y, width, height } = boundsOf(corners({ centre: { x: 50, y: 40 }, length: 20, breadth: 10, angle: Math.PI / 4 }));
    const side = (20 + 10) * Math.SQRT1_2;
    expect([x, y, width, height].map((value) => value.toFixed(6))).toEqual(
      [50 - side / 2, 40 - side / 2, side, side].map((value) => value.toFixed(6)),
    );
  });
});

describe("the overlap of two rectangles", () => {
  test("is 1 with itself, 0 where they do not meet, and the same either way", () => {
    fc.assert(
      fc.property(anyRectangle, anyRectangle, (a, b) => {
        expect(overlap(a, a)).toBeCloseTo(1, 9);
        expect(overlap(a, b)).toBe(overlap(b, a));
        expect(overlap(a, { ...b, x: a.x + a.width + 1 })).toBe(0);
      }),
    );
  });

  test("does not change with the picture's size", () => {
    fc.assert(
      fc.property(anyRectangle, anyRectangle, number(0.1, 8), (a, b, factor) => {
        expect(overlap(scaled(a, factor), scaled(b, factor))).toBeCloseTo(overlap(a, b), 6);
      }),
    );
  });

  test("of halves that share a third is a third", () => {
    expect(overlap({ x: 0, y: 0, width: 20, height: 10 }, { x: 10, y: 0, width: 20, height: 10 })).toBeCloseTo(1 / 3, 12);
  });
});

test("a rectangle holds its border and what is inside", () => {
  const rectangle = { x: 10, y: 10, width: 5, height: 5 };
  expect(
    [
      { x: 10, y: 15 },
      { x: 12, y: 12 },
      { x: 9.9, y: 12 },
      { x: 12, y: 15.1 },
    ].map((point) => holds(rectangle, point)),
  ).toEqual([true, true, false, false]);
});
