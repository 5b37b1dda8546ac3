import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areaOf,
  breadthOf,
  corners,
  isConvex,
  lengthOf,
  longSideFirst,
  meanOf,
  moved,
  skewOf,
  stretched,
  surrounds,
  turned,
} from "../../src/domain/geometry.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyBox = fc.record({
  centre: fc.record({ x: number(0, 600), y: number(0, 400) }),
  length: number(60, 100),
  breadth: number(10, 50),
  angle: number(-Math.PI, Math.PI),
});

describe("a quad", () => {
  test("of a rectangle has its sides and its area, whichever corner comes first", () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const quad = turned(corners(box));
        expect(lengthOf(longSideFirst(quad))).toBeCloseTo(box.length, 6);
        expect(breadthOf(longSideFirst(quad))).toBeCloseTo(box.breadth, 6);
        expect(areaOf(quad)).toBeCloseTo(box.length * box.breadth, 6);
        expect(isConvex(quad)).toBe(true);
        expect(skewOf(quad)).toBeCloseTo(1, 6);
      }),
    );
  });

  test("begins with the same long side, however its corners are counted", () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const quad = corners(box);
        const [a, b] = longSideFirst(quad);
        expect(longSideFirst(turned(quad))).toEqual(longSideFirst(quad));
        expect(longSideFirst(turned(turned(quad)))).toEqual(longSideFirst(quad));
        expect(b.x > a.x || b.y < a.y).toBe(true);
      }),
    );
  });

  test("surrounds its middle and nothing beyond its sides", () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const quad = corners(box);
        const beyond = {
          x: box.centre.x + 0.6 * box.length * Math.cos(box.angle),
          y: box.centre.y + 0.6 * box.length * Math.sin(box.angle),
        };
        expect(surrounds(quad, box.centre)).toBe(true);
        expect(surrounds(quad, beyond)).toBe(false);
      }),
    );
  });

  test("with crossing sides is not convex", () => {
    const [a, b, c, d] = corners({ centre: { x: 0, y: 0 }, length: 10, breadth: 5, angle: 0 });
    expect(isConvex([a, c, b, d])).toBe(false);
  });

  test("is stretched along its sides and moved as a whole", () => {
    fc.assert(
      fc.property(anyBox, number(-1, 1), (box, angle) => {
        const other = moved(stretched(corners(box), 1.1, 0.9), angle, { x: 3, y: -4 });
        expect(lengthOf(other)).toBeCloseTo(1.1 * box.length, 6);
        expect(breadthOf(other)).toBeCloseTo(0.9 * box.breadth, 6);
        expect(meanOf(other).x).toBeCloseTo(box.centre.x + 3, 6);
        expect(meanOf(other).y).toBeCloseTo(box.centre.y - 4, 6);
      }),
    );
  });
});
