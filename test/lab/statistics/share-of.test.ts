import { describe, expect, test } from "vitest";
import { auroc } from "../../../src/lab/statistics/auroc.ts";
import { estimate } from "../../../src/lab/statistics/clopper-pearson.ts";
import { shareOf } from "../../../src/lab/statistics/share-of.ts";

const trials = (...hits: readonly (readonly [source: string, hit: boolean])[]) => hits.map(([source, hit]) => ({ source, hit }));
const isHit = ({ hit }: { hit: boolean }) => hit;

describe("a share", () => {
  test("of independent trials has the exact interval", () => {
    const share = shareOf(trials(["a", true], ["b", true], ["c", false], ["d", false]), isHit);
    expect(share).toEqual({ ...estimate(2, 4), independent: 4 });
  });

  test("of repetitions is no surer than of the things repeated", () => {
    const repeated = ["a", "b", "c"].flatMap((source) => Array.from({ length: 50 }, () => [source, false] as const));
    const { count, n, independent, high } = shareOf(trials(...repeated), isHit);
    expect({ count, n, independent }).toEqual({ count: 0, n: 150, independent: 3 });
    expect(high).toBeCloseTo(estimate(0, 3).high, 12);
  });

  test("holds what happened to some of the repetitions", () => {
    const { share, low, high } = shareOf(trials(["a", true], ["a", false], ["b", true], ["b", true]), isHit);
    expect(share).toBe(0.75);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
    expect(high).toBeLessThan(1);
  });

  test("of nothing is none", () => {
    expect(shareOf([], isHit)).toEqual({ count: 0, n: 0, share: null, low: 0, high: 1, independent: 0 });
  });
});

describe("the area under the ROC curve", () => {
  test.each([
    ["1 when every value is above", [3, 4], [1, 2], 1],
    ["0 when every value is below", [1, 2], [3, 4], 0],
    ["a half by chance, and for equals", [1, 1], [1, 1], 0.5],
    ["the share of the pairs that are in order", [1, 3], [2, 0], 0.75],
  ])("is %s", (_, higher, lower, area) => {
    expect(auroc(higher, lower)).toBeCloseTo(area, 12);
  });

  test("does not exist without one of the groups", () => {
    expect(auroc([], [1])).toBeNull();
    expect(auroc([1], [])).toBeNull();
  });
});
