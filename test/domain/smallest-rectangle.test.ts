import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf, breadthOf, corners, distance, lengthOf, longSideFirst, meanOf, type Point, type Quad } from "../../src/domain/geometry.ts";
import { convexHull, smallestRectangle } from "../../src/domain/smallest-rectangle.ts";

const place = fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }) });
const cloud = fc.array(place, { minLength: 3, maxLength: 40 }).filter((points) => convexHull(points).length > 2);

/** Twice the area of the triangle, positive when c lies to the right of a -> b on the screen. */
function side(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** How far the point lies beyond the farthest side. */
function outside(quad: Quad, point: Point): number {
  return Math.max(...quad.map((from, at) => -side(from, quad[(at + 1) % 4] as Point, point) / distance(from, quad[(at + 1) % 4] as Point)));
}

test("a convex hull turns right at every corner and has every point on its inner side", () => {
  fc.assert(
    fc.property(cloud, (points) => {
      const hull = convexHull(points);
      for (const [i, a] of hull.entries()) {
        const b = hull[(i + 1) % hull.length] as Point;
        for (const point of points) expect(side(a, b, point)).toBeGreaterThanOrEqual(0);
        expect(side(a, b, hull[(i + 2) % hull.length] as Point)).toBeGreaterThan(0);
      }
    }),
  );
});

test("the smallest rectangle holds every point, and no rectangle in any direction is smaller", () => {
  fc.assert(
    fc.property(cloud, fc.double({ min: 0, max: Math.PI, noNaN: true }), (points, angle) => {
      const box = smallestRectangle(points);
      for (const point of points) expect(outside(box, point)).toBeLessThan(1e-9 * 200);
      const along = points.map(({ x, y }) => x * Math.cos(angle) + y * Math.sin(angle));
      const across = points.map(({ x, y }) => y * Math.cos(angle) - x * Math.sin(angle));
      const area = (Math.max(...along) - Math.min(...along)) * (Math.max(...across) - Math.min(...across));
      expect(areaOf(box)).toBeLessThanOrEqual(area + 1e-6);
    }),
  );
});

test("a margin moves every side out", () => {
  fc.assert(
    fc.property(cloud, (points) => {
      const [plain, wider] = [smallestRectangle(points), smallestRectangle(points, 2)];
      expect(lengthOf(wider)).toBeCloseTo(lengthOf(plain) + 4, 6);
      expect(breadthOf(wider)).toBeCloseTo(breadthOf(plain) + 4, 6);
    }),
  );
});

test("a rectangle is found again from its corners, long side first, in the half turn from -pi/2 on", () => {
  const boxes = fc.record({
    centre: place,
    length: fc.double({ min: 60, max: 100, noNaN: true }),
    breadth: fc.double({ min: 10, max: 50, noNaN: true }),
    angle: fc.double({ min: -Math.PI / 2, max: Math.PI / 2 - 0.001, noNaN: true }),
  });
  fc.assert(
    fc.property(boxes, (box) => {
      const again = longSideFirst(smallestRectangle(corners(box)));
      const [a, b] = again;
      const angle = Math.atan2(b.y - a.y, b.x - a.x);
      expect(meanOf(again).x).toBeCloseTo(box.centre.x, 6);
      expect(meanOf(again).y).toBeCloseTo(box.centre.y, 6);
      expect(lengthOf(again)).toBeCloseTo(box.length, 6);
      expect(breadthOf(again)).toBeCloseTo(box.breadth, 6);
      expect(angle).toBeGreaterThanOrEqual(-Math.PI / 2 - 1e-9);
      expect(angle).toBeLessThan(Math.PI / 2);
      expect(Math.abs(Math.sin(angle - box.angle))).toBeLessThan(1e-6);
    }),
  );
});
