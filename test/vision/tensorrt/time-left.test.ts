import { describe, expect, test } from "vitest";
import { secondsLeft } from "../../../src/vision/tensorrt/time-left.ts";

describe("the time left of a build", () => {
  test("is unknown where nothing was ever built", () => {
    expect(secondsLeft([{ graph: "locator", bytes: 100 }], 10)).toBeUndefined();
  });

  test("is what it took before, less what has passed", () => {
    const work = [
      { graph: "locator", bytes: 100, seconds: 21 },
      { graph: "detector", bytes: 100, before: 40 },
      { graph: "backbone", bytes: 900, before: 300 },
    ] as const;
    expect(secondsLeft(work, 15)).toBe(25 + 300);
    expect(secondsLeft(work, 60)).toBe(300);
  });

  test("goes by the size of what was never built", () => {
    const work = [
      { graph: "locator", bytes: 100, seconds: 20 },
      { graph: "backbone", bytes: 900 },
    ] as const;
    expect(secondsLeft(work, 30)).toBe(150);
  });
});
