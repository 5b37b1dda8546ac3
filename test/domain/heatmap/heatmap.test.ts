import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExplainedMap } from "../../../src/domain/evidence/explain.ts";
import { cividis } from "../../../src/domain/heatmap/cividis.ts";
import { contour } from "../../../src/domain/heatmap/contour.ts";
import { BRIGHTEST, halfLevel, paint, peak, smooth } from "../../../src/domain/heatmap/heatmap.ts";
import { blob } from "../../support/canned-views.ts";

const SIDE = 64;
const anyMap = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([rows, columns]) => {
  const cells = { minLength: rows * columns, maxLength: rows * columns };
  return fc.array(fc.nat(1_000), cells).map((values) => map({ rows, columns, values }));
});

describe("a smoothed map", () => {
  test("adds up to one, has no negative place, and is all zero only for a map without evidence", () => {
    fc.assert(
      fc.property(anyMap, (given) => {
        const { values } = smooth(given, SIDE);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
        expect(sum(values)).toBeCloseTo(given.values.every((value) => value === 0) ? 0 : 1, 4);
      }),
    );
  });

  test("keeps the peak where the map has it", () => {
    const { values } = smooth(map(blob(2, 5, 0.8)), 70);
    const peak = values.indexOf(Math.max(...values));
    expect([Math.floor((peak % 70) / 10), Math.floor(peak / 700)]).toEqual([2, 5]);
  });

  test("of evidence that is everywhere the same is everywhere the same", () => {
    const { values } = smooth(map({ rows: 3, columns: 4, values: Array(12).fill(1 / 12) }), SIDE);
    for (const value of values) expect(value).toBeCloseTo(1 / SIDE ** 2, 8);
  });
});

describe("the contour", () => {
  test("encloses half of the evidence, and no more places than it must", () => {
    fc.assert(
      fc.property(anyMap, (given) => {
        const smoothed = smooth(given, SIDE);
        fc.pre(sum(smoothed.values) > 0);
        const level = halfLevel(smoothed) ?? 0;
        expect(sum(smoothed.values.filter((value) => value >= level))).toBeGreaterThanOrEqual(0.499);
        expect(sum(smoothed.values.filter((value) => value > level))).toBeLessThan(0.501);
      }),
    );
  });

  test("is closed: every point of it is met by an even number of pieces", () => {
    const smoothed = smooth(map(blob(0, 6, 2)), SIDE);
    const ends = new Map<string, number>();
    for (const [fromX, fromY, toX, toY] of contour(smoothed, halfLevel(smoothed) ?? 0)) {
      for (const end of [`${fromX.toFixed(6)} ${fromY.toFixed(6)}`, `${toX.toFixed(6)} ${toY.toFixed(6)}`])
        ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    expect(ends.size).toBeGreaterThan(20);
    expect([...ends.values()].filter((count) => count % 2 === 1)).toEqual([]);
  });

  test("of a map without evidence does not exist", () => {
    expect(halfLevel(smooth(map({ rows: 7, columns: 7, values: Array(49).fill(0) }), SIDE))).toBeUndefined();
  });
});

describe("the colours", () => {
  test("run from cividis's darkest blue to its brightest yellow", () => {
    expect(cividis(0)).toEqual([0, 34, 78]);
    expect(cividis(1)).toEqual([254, 232, 56]);
    expect(cividis(-3)).toEqual(cividis(0));
    expect(cividis(7)).toEqual(cividis(1));
  });

  test("grow brighter with the share all the way, so that the map reads in grey too", () => {
    const brightness = Array.from({ length: 101 }, (_, percent) => {
      const [red, green, blue] = cividis(percent / 100);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    for (const [index, value] of brightness.slice(1).entries()) expect(value).toBeGreaterThan(brightness[index] ?? 0);
  });

  test("mean the same share on every map: the scale is not stretched to the strongest place", () => {
    const even = paint(smooth(map({ rows: 2, columns: 2, values: [0.25, 0.25, 0.25, 0.25] }), SIDE));
    expect([...even.slice(0, 3)]).toEqual([...cividis(1 / BRIGHTEST)]);
  });

  test("leave the picture alone where there is no evidence", () => {
    const nothing = paint(smooth(map({ rows: 7, columns: 7, values: Array(49).fill(0) }), SIDE));
    expect(nothing.every((_, index) => index % 4 !== 3 || nothing[index] === 0)).toBe(true);
  });
});

function map(cells: { rows: number; columns: number; values: readonly number[] }): ExplainedMap {
  return { explains: "x", ...cells };
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

describe("the peak of a map", () => {
  test("lies in the strongest cell", () => {
    const values = Array.from({ length: 12 }, (_, cell) => (cell === 6 ? 1 : 0.1));
    const { x, y } = peak(smooth({ rows: 3, columns: 4, values }, 120)) ?? { x: 0, y: 0 };
    expect(x).toBeCloseTo(2.5 / 4, 1);
    expect(y).toBeCloseTo(1.5 / 3, 1);
  });

  test("is nowhere when there is no evidence", () => {
    expect(peak(smooth({ rows: 2, columns: 2, values: [0, 0, 0, 0] }, 16))).toBeUndefined();
  });
});
