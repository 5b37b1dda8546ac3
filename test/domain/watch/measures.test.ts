import { describe, expect, test } from "vitest";
import { randomNumbers } from "../../../src/domain/random.ts";
import { drifts } from "../../../src/domain/watch/measures.ts";

describe("a day's share", () => {
  const month = { count: 300, of: 3_000 };

  test.each([
    [{ count: 10, of: 100 }, false],
    [{ count: 30, of: 100 }, true],
    [{ count: 0, of: 300 }, true],
    [{ count: 14, of: 100 }, false],
  ])("%j of a usual tenth drifts: %j", (day, expected) => {
    expect(drifts(day, month)).toBe(expected);
  });

  test("tells nothing of few, nor beside a month of few", () => {
    expect(drifts({ count: 20, of: 20 }, month)).toBe(false);
    expect(drifts({ count: 30, of: 100 }, { count: 1, of: 10 })).toBe(false);
  });

  test("that was always nothing drifts when it is something", () => {
    expect(drifts({ count: 10, of: 100 }, { count: 0, of: 3_000 })).toBe(true);
    expect(drifts({ count: 1, of: 100 }, { count: 0, of: 3_000 })).toBe(false);
  });

  test("drifts by chance alone less than once in a hundred days", () => {
    const random = randomNumbers(22);
    const days = Array.from({ length: 2_000 }, () => {
      const count = Array.from({ length: 200 }, random).filter((one) => one < 0.1).length;
      return drifts({ count, of: 200 }, month);
    });
    expect(days.filter(Boolean).length).toBeLessThan(20);
  });
});
