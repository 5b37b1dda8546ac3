import fc from "fast-check";
import { expect, test } from "vitest";
import { corners, isConvex, mapped, type Quad } from "../../../src/domain/geometry.ts";
import { perspective } from "../../../src/domain/picture/perspective.ts";

const stray = fc.double({ min: -40, max: 40, noNaN: true });
const square = corners({ centre: { x: 300, y: 200 }, length: 300, breadth: 200, angle: 0.4 });
const anyQuad = fc
  .array(fc.record({ x: stray, y: stray }), { minLength: 4, maxLength: 4 })
  .map((strays): Quad => {
    let corner = 0;
    return mapped(square, ({ x, y }) => {
      const by = strays[corner++] ?? { x: 0, y: 0 };
      return { x: x + by.x, y: y + by.y };
    });
  })
  .filter(isConvex);
const share = fc.double({ min: -0.2, max: 1.2, noNaN: true });

test("a view has the corners that it was given", () => {
  fc.assert(
    fc.property(anyQuad, (quad) => {
      const { seen } = perspective(quad);
      [seen(0, 0), seen(1, 0), seen(1, 1), seen(0, 1)].forEach(({ x, y }, at) => {
        expect(x).toBeCloseTo(quad[at]?.x ?? Number.NaN, 6);
        expect(y).toBeCloseTo(quad[at]?.y ?? Number.NaN, 6);
      });
    }),
  );
});

test("what is seen lies where it was looked for", () => {
  fc.assert(
    fc.property(anyQuad, share, share, (quad, across, down) => {
      const { seen, lying } = perspective(quad);
      const place = lying(seen(across, down));
      expect(place.x).toBeCloseTo(across, 6);
      expect(place.y).toBeCloseTo(down, 6);
    }),
  );
});

test("straight lines stay straight", () => {
  fc.assert(
    fc.property(anyQuad, share, share, (quad, from, to) => {
      const { seen } = perspective(quad);
      const [a, b, c] = [seen(0, from), seen(0.5, (from + to) / 2), seen(1, to)];
      expect((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).toBeCloseTo(0, 5);
    }),
  );
});

test("a parallelogram is seen evenly", () => {
  const { seen } = perspective(square);
  const [a, , c] = square;
  expect(seen(0.5, 0.5).x).toBeCloseTo((a.x + c.x) / 2, 9);
  expect(seen(0.5, 0.5).y).toBeCloseTo((a.y + c.y) / 2, 9);
});
