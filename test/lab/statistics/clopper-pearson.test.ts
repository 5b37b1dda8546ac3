import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimate } from "../../../src/lab/statistics/clopper-pearson.ts";

const anySample = fc.nat({ max: 300 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n)));

describe("the exact interval of a share", () => {
  test.each([
    // binom.test(count, n)$conf.int of R.
    [5, 10, 0.187086, 0.812914],
    [7, 20, 0.1539092, 0.5921885],
    [1, 2, 0.01257912, 0.9874209],
  ])("%i of %i", (count, n, low, high) => {
    const { share, ...bounds } = estimate(count, n);
    expect(share).toBe(count / n);
    expect(bounds.low).toBeCloseTo(low, 6);
    expect(bounds.high).toBeCloseTo(high, 6);
  });

  test("of nothing seen is 1 - 0.025^(1/n) wide", () => {
    for (const n of [1, 59, 2_995]) {
      expect(estimate(0, n).low).toBe(0);
      expect(estimate(0, n).high).toBeCloseTo(1 - 0.025 ** (1 / n), 10);
    }
  });

  test("holds the share, and is the same for successes and failures", () => {
    fc.assert(
      fc.property(anySample, ([count, n]) => {
        const { low, high, share } = estimate(count, n);
        const failures = estimate(n - count, n);
        expect(low).toBeLessThanOrEqual(share ?? 0.5);
        expect(high).toBeGreaterThanOrEqual(share ?? 0.5);
        expect(failures.low).toBeCloseTo(1 - high, 9);
        expect(failures.high).toBeCloseTo(1 - low, 9);
      }),
    );
  });

  test("of an empty sample rules nothing out", () => {
    expect(estimate(0, 0)).toEqual({ count: 0, n: 0, share: null, low: 0, high: 1 });
  });
});
