import { describe, expect, test } from "vitest";
import { bestOverlaps, LEVELS } from "../../../src/lab/maps/boxes.ts";
import { contenders } from "../../../src/lab/maps/contenders.ts";
import { areaOf, boundsOf, footprintOf } from "../../../src/lab/maps/footprint.ts";
import { boxAccuracies } from "../../../src/lab/maps/max-box-acc.ts";
import { energyInside, pointsAt } from "../../../src/lab/maps/pointing-game.ts";
import { ranked, type Saliency, saliencyOf, strongest } from "../../../src/lab/maps/saliency.ts";

const SIDE = 56;
/** 3.75 places: 15 of 224. */
const footprint = footprintOf([square(20, 20, 10)], SIDE);

function square(x: number, y: number, side: number) {
  return [
    { x, y },
    { x: x + side, y },
    { x: x + side, y: y + side },
    { x, y: y + side },
  ];
}

function saliency(value: (x: number, y: number) => number): Saliency {
  return { side: SIDE, values: Float32Array.from({ length: SIDE ** 2 }, (_, at) => value(at % SIDE, Math.floor(at / SIDE))) };
}

/** Of the baselines, by their names. */
const baselines = new Map(contenders(new Map(), SIDE).map((contender) => [contender.name, contender]));
const everywhere = saliency(() => 1);

const spotAt = (x: number, y: number) => saliency((column, row) => (column === x && row === y ? 1 : 0));

describe("a footprint", () => {
  test("holds the places whose middle lies in a polygon", () => {
    expect(areaOf(footprint)).toBeCloseTo(100 / SIDE ** 2, 12);
    expect(boundsOf(footprint)).toEqual({ x: 20, y: 20, width: 10, height: 10 });
  });

  test("of turned and of several polygons is their union", () => {
    const diamond = [28, 8, 28, 48].map((y, index) => ({ x: [8, 28, 48, 28][index] ?? 0, y }));
    expect(areaOf(footprintOf([diamond], SIDE))).toBeCloseTo(800 / SIDE ** 2, 2);
    expect(areaOf(footprintOf([diamond, square(0, 0, 4), square(2, 0, 4)], SIDE))).toBeCloseTo(824 / SIDE ** 2, 2);
  });

  test("of nothing has no area", () => {
    expect(boundsOf(footprintOf([], SIDE))).toMatchObject({ width: 0, height: 0 });
  });
});

describe("the pointing game", () => {
  test.each([
    ["inside", 25, 25, true],
    ["3 places beside it", 32, 25, true],
    ["4 places beside it", 33, 25, false],
    ["3 places off on both sides of a corner", 32, 32, false],
  ])("a strongest place %s", (_, x, y, hit) => {
    expect(pointsAt(spotAt(x, y), footprint)).toBe(hit);
  });

  test("is lost by a flat map, which points nowhere", () => {
    expect(pointsAt(saliencyOf({ rows: 2, columns: 2, values: [3, 3, 3, 3] }, SIDE), footprint)).toBe(false);
    expect(strongest(everywhere)).toBeUndefined();
  });
});

test("the energy inside is the share of the saliency; of the whole image it is the footprint's area", () => {
  expect(
    energyInside(
      saliency((x) => (x === 25 ? 1 : 0)),
      footprint,
    ),
  ).toBeCloseTo(10 / SIDE, 6);
  expect(energyInside(everywhere, footprint)).toBeCloseTo(areaOf(footprint), 6);
  expect(
    energyInside(
      saliency(() => 0),
      footprint,
    ),
  ).toBe(0);
});

describe("a baseline", () => {
  test("is a point, a square of every size, or everything", () => {
    expect(baselines.get("centre point")?.saliency.values.filter((value) => value > 0)).toHaveLength(4);
    expect(bestOverlaps(baselines.get("centre box")?.saliency ?? everywhere, { x: 18, y: 18, width: 20, height: 20 })).toContain(1);
    expect(baselines.get("whole image")?.saliency).toEqual(everywhere);
  });

  test.each([
    ["centre point", ["pointing"]],
    ["centre box", ["pointing", "energy", "boxes", "changes"]],
    ["whole image", ["energy", "boxes"]],
  ])("plays no game in which it says nothing: the %s", (name, plays) => {
    expect(baselines.get(name)?.plays).toEqual(plays);
  });
});

describe("a map at the size of the input", () => {
  test("reaches from 0 to 1 and keeps its order", () => {
    const { values } = saliencyOf({ rows: 1, columns: 3, values: [2, 5, 3] }, 3);
    expect([...values.subarray(0, 3)]).toEqual([0, 1, expect.closeTo(1 / 3, 5)]);
  });

  test("is ranked from its strongest place to its weakest", () => {
    expect([...ranked({ side: 2, values: Float32Array.of(0.5, 1, 0, 0.5) })]).toEqual([1, 0, 3, 2]);
  });
});

describe("boxes around a map", () => {
  /** A strong spot, a weaker square around it, and a strong spot elsewhere. */
  const map = saliency((x, y) => {
    if (x >= 40 && y >= 40) return 1;
    if (x === 25 && y === 25) return 0.9;
    return x >= 20 && x < 30 && y >= 20 && y < 30 ? 0.6 : 0.1;
  });
  const overlaps = bestOverlaps(map, boundsOf(footprint));

  test("fit best at the threshold that cuts the square out, whatever else is strong", () => {
    expect(overlaps).toHaveLength(LEVELS);
    expect(overlaps[49]).toBe(1);
    expect(overlaps[79]).toBeCloseTo(1 / 100, 6);
    expect(overlaps[94]).toBe(0);
    expect(overlaps[4]).toBeCloseTo(100 / SIDE ** 2, 6);
  });

  test("hold places that touch at their corners", () => {
    const diagonal = saliency((x, y) => (x === y ? 1 : 0));
    expect(bestOverlaps(diagonal, { x: 0, y: 0, width: SIDE, height: SIDE })[50]).toBe(1);
  });
});

describe("MaxBoxAccV2", () => {
  const fittingAt = (level: number, overlap: number) => Array.from({ length: LEVELS }, (_, at) => (at === level ? overlap : 0));

  test("is the mean over three wanted overlaps", () => {
    expect(boxAccuracies(Array(4).fill(fittingAt(30, 0.6)))).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3]);
  });

  test("takes each half's threshold from the other half", () => {
    const halves = Array.from({ length: 6 }, (_, index) => fittingAt(index % 2 === 0 ? 20 : 70, 1));
    expect(boxAccuracies(halves)).toEqual(Array(6).fill(0));
  });
});
