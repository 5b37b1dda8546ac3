import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaOf, corners, distance, mapped, type Point, type Quad, turned } from "../../../src/domain/geometry.ts";
import { HEIGHT, WIDTH } from "../../../src/domain/locate/letterbox.ts";
import { locatePacks } from "../../../src/domain/locate/locate.ts";
import { perspective } from "../../../src/domain/picture/perspective.ts";
import { parseSafetensors } from "../../../src/vision/bundle/safetensors.ts";
import { idealMaps } from "../../support/ideal-maps.ts";

/** A picture that fills the locator's, so that both have the same pixels. */
const FILLING = { frame: { left: 0, top: 0, right: WIDTH, bottom: HEIGHT }, back: (place: Point) => place };

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Never half-way between two pixels, where a cell's middle might lie on a pack's side. */
const between = (min: number, max: number) => fc.integer({ min, max }).map((whole) => whole + 0.37);

/** Packs as a camera sees them that does not look straight down. */
const anyPack: fc.Arbitrary<Quad> = fc
  .record({
    centre: fc.record({ x: between(110, 146), y: between(86, 106) }),
    length: between(60, 130),
    breadth: between(40, 58),
    angle: number(-Math.PI, Math.PI),
    lean: number(-0.06, 0.06),
    tilt: number(-0.06, 0.06),
  })
  .map(({ lean, tilt, ...box }) => {
    const view = perspective([
      { x: 256 * lean, y: 0 },
      { x: 256 - 256 * lean, y: 192 * tilt },
      { x: 256, y: 192 - 192 * tilt },
      { x: 0, y: 192 },
    ]);
    return mapped(corners({ ...box, breadth: Math.min(box.breadth, 0.8 * box.length) }), ({ x, y }) => view.seen(x / 256, y / 192));
  });

/** Between the corners of the two, whichever is named first. */
function farthest(pack: Quad, other: Quad): number {
  const turns = [other, turned(other), turned(turned(other)), turned(turned(turned(other)))];
  return Math.min(...turns.map((quad) => Math.max(...pack.map((corner, at) => distance(corner, quad[at] as Point)))));
}

/** The pack beside another one, touching its whole lower side. */
function below([, , c, d]: Quad, breadth: number): Quad {
  const length = distance(c, d);
  const [x, y] = [(-(c.y - d.y) * breadth) / length, ((c.x - d.x) * breadth) / length];
  return [d, c, { x: c.x + x, y: c.y + y }, { x: d.x + x, y: d.y + y }];
}

/** The maps with no pack seen where this one lies. */
function without(pack: Quad, values: Float32Array): Float32Array {
  const hidden = idealMaps([pack]).values.subarray(0, values.length / 5);
  return values.map((value, at) => (hidden[at] === 1 ? 0 : value));
}

describe("what a perfect locator says of", () => {
  test("a pack gives its corners to a pixel, however it lies and is seen", () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        const [first, ...others] = locatePacks(idealMaps([pack]), FILLING);
        expect(others).toEqual([]);
        expect(farthest(pack, first?.corners ?? pack)).toBeLessThan(1);
        expect(first).toMatchObject({ score: 1, cut: false, covered: false });
      }),
      { numRuns: 40 },
    );
  });

  test("two packs that touch gives two, the larger first", () => {
    const turns = fc.record({ angle: number(-Math.PI, Math.PI), breadth: between(28, 40) });
    fc.assert(
      fc.property(turns, ({ angle, breadth }) => {
        const upper = corners({ centre: { x: 128.4, y: 96.1 }, length: 80, breadth: 45.1, angle });
        const lower = below(upper, breadth);
        const packs = locatePacks(idealMaps([upper, lower]), FILLING);
        expect(packs).toHaveLength(2);
        expect(farthest(upper, packs[0]?.corners ?? lower)).toBeLessThan(1.5);
        expect(farthest(lower, packs[1]?.corners ?? upper)).toBeLessThan(1.5);
        expect(areaOf(packs[0]?.corners ?? lower)).toBeGreaterThan(areaOf(packs[1]?.corners ?? upper));
      }),
      { numRuns: 20 },
    );
  });

  test("nothing gives nothing", () => {
    expect(locatePacks(idealMaps([]), FILLING)).toEqual([]);
  });

  test("a crumb, too", () => {
    expect(locatePacks(idealMaps([corners({ centre: { x: 100, y: 100 }, length: 9, breadth: 8, angle: 0 })]), FILLING)).toEqual([]);
  });
});

describe("a pack", () => {
  const lying = corners({ centre: { x: 128, y: 96 }, length: 110, breadth: 56, angle: 0.2 });

  test("of which the locator is not sure is none", () => {
    const { values, ...shape } = idealMaps([lying]);
    const unsure = values.map((value, at) => (at < shape.rows * shape.columns ? 0.7 * value : value));
    expect(locatePacks({ ...shape, values: unsure }, FILLING)).toEqual([]);
  });

  test.each([
    ["left", { x: 40, y: 96 }],
    ["right", { x: 230, y: 96 }],
    ["upper", { x: 128, y: 14 }],
    ["lower", { x: 128, y: 180 }],
  ])("is cut off by the picture's %s edge", (_, centre) => {
    const [pack] = locatePacks(idealMaps([corners({ centre, length: 110, breadth: 56, angle: 0.2 })]), FILLING);
    expect(pack).toMatchObject({ cut: true });
  });

  test("is cut off by the bars around a picture of other proportions", () => {
    const narrow = { ...FILLING, frame: { left: 80, top: 0, right: 176, bottom: HEIGHT } };
    expect(locatePacks(idealMaps([lying]), narrow)).toMatchObject([{ cut: true }]);
    expect(locatePacks(idealMaps([lying]), FILLING)).toMatchObject([{ cut: false }]);
  });

  test("with something across it is one pack, and covered", () => {
    const across = corners({ centre: { x: 128, y: 96 }, length: 120, breadth: 36, angle: 1.8 });
    const { values, ...shape } = idealMaps([across, lying]);
    // What lies on it is no pack: nothing is seen there.
    expect(locatePacks({ ...shape, values: without(across, values) }, FILLING)).toMatchObject([{ covered: true, cut: false }]);
  });

  test("with one side far longer than the one opposite may be two, unless the picture's edge cuts it off", () => {
    const wedge: Quad = [
      { x: 70, y: 60 },
      { x: 186, y: 66 },
      { x: 186, y: 110 },
      { x: 70, y: 130 },
    ];
    expect(locatePacks(idealMaps([wedge]), FILLING)).toMatchObject([{ covered: true, cut: false }]);
    const cut = mapped(wedge, ({ x, y }) => ({ x: x - 80, y }));
    expect(locatePacks(idealMaps([cut]), FILLING)).toMatchObject([{ covered: false, cut: true }]);
  });

  test("with something small on it is not", () => {
    const small = corners({ centre: { x: 128, y: 96 }, length: 24, breadth: 20, angle: 0 });
    const { values, ...shape } = idealMaps([small, lying]);
    expect(locatePacks({ ...shape, values: without(small, values) }, FILLING)).toMatchObject([{ covered: false }]);
  });
});

/** The network's maps of a rendered tray and of a photograph, and what the training program makes of them. */
test("its outlines are those of the training program", () => {
  const tensors = parseSafetensors(readFileSync("test/data/locate/golden.safetensors"));
  for (const name of ["rendered", "photographed"]) {
    const [left = 0, top = 0, right = 0, bottom = 0] = tensors.get(`${name}.frame`)?.values ?? [];
    const values = tensors.get(`${name}.maps`)?.values ?? new Float32Array();
    const expected = tensors.get(`${name}.corners`) ?? expect.unreachable();
    const found = locatePacks({ channels: 5, rows: 48, columns: 64, values }, { ...FILLING, frame: { left, top, right, bottom } });
    expect(found).toHaveLength(expected.shape[0] ?? -1);
    for (let pack = 0; pack < found.length; pack++) {
      const at = (corner: number): Point => ({
        x: expected.values[8 * pack + 2 * corner] ?? Number.NaN,
        y: expected.values[8 * pack + 2 * corner + 1] ?? Number.NaN,
      });
      const quad: Quad = [at(0), at(1), at(2), at(3)];
      expect(Math.min(...found.map(({ corners }) => farthest(quad, corners)))).toBeLessThan(0.02);
    }
  }
});
