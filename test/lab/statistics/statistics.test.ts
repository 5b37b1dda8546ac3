import { describe, expect, test } from "vitest";
import { randomNumbers } from "../../../src/domain/random.ts";
import { meanOf } from "../../../src/lab/statistics/mean.ts";
import { spearman } from "../../../src/lab/statistics/spearman.ts";

describe("a mean", () => {
  test("comes with the interval that its sample leaves open", () => {
    const random = randomNumbers(7);
    const { value, n, low, high } = meanOf(Array.from({ length: 400 }, random));
    expect(n).toBe(400);
    expect(value).toBeCloseTo(0.5, 1);
    const halfWidth = 1.96 * Math.sqrt(1 / 12 / 400);
    expect((value ?? 0) - (low ?? 0)).toBeCloseTo(halfWidth, 2);
    expect((high ?? 0) - (value ?? 0)).toBeCloseTo(halfWidth, 2);
  });

  test("is the same every time", () => {
    expect(meanOf([1, 2, 4])).toEqual(meanOf([1, 2, 4]));
  });

  test("of nothing is none", () => {
    expect(meanOf([])).toEqual({ value: null, n: 0, low: null, high: null });
  });
});

describe("rank correlation", () => {
  test("asks for the order alone", () => {
    expect(spearman([1, 2, 3, 4], [0, 1, 100, 1000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3, 4], [9, 7, 5, -2])).toBeCloseTo(-1, 12);
  });

  test("lets equals share their rank", () => {
    expect(spearman([0, 0, 1, 2], [0, 0, 5, 3])).toBeCloseTo(1 - 1 / 4.5, 6);
  });

  test("with a flat map is 0", () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBe(0);
  });
});
