import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { farFromFellows, lowOutliers } from "../../src/enrolment/outliers.ts";

describe("a value far below its fellows", () => {
  test.each([
    [
      [0.9, 0.92, 0.43, 0.88],
      [false, false, true, false],
    ],
    [
      [0.9, 0.92, 0.85, 0.88],
      [false, false, false, false],
    ],
    [
      [0.95, 0.951, 0.949, 0.9],
      [false, false, false, false],
    ],
    [
      [0.5, 0.7, 0.9, 0.6, 0.8],
      [false, false, false, false, false],
    ],
    [
      [0.9, 0.91, 0.99, 0.3, 0.2],
      [false, false, false, true, true],
    ],
  ])("is found among %j", (values, outliers) => {
    expect(lowOutliers(values)).toEqual(outliers);
  });

  test("is not told where there are only two, or none", () => {
    expect(lowOutliers([0.9, 0.1])).toEqual([false, false]);
    expect(lowOutliers([])).toEqual([]);
  });

  test("is never one of the better half", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
        const kept = values.filter((_, index) => !lowOutliers(values)[index]);
        expect(kept.length).toBeGreaterThanOrEqual(values.length / 2);
        if (values.length > 0) expect(Math.max(...kept)).toBe(Math.max(...values));
      }),
    );
  });
});

test("a pack's fellows are those of its item or, where these are too few, all", () => {
  const packs = (item: string, ...values: number[]) => values.map((knownness) => ({ item, knownness }));
  const many = packs("a", 0.6, 0.61, 0.62, 0.2);
  expect(farFromFellows([...many, ...packs("b", 0.95, 0.94), ...packs("c", 0.95, 0.93)])).toEqual([many[3]]);
  const few = packs("b", 0.3, 0.3);
  expect(farFromFellows([...packs("a", 0.9, 0.91), ...few, ...packs("c", 0.92, 0.9)])).toEqual(few);
});
