import { describe, expect, test } from "vitest";
import { lanesOn } from "../../../src/vision/engine/lanes.ts";

const counts = (...plan: Parameters<typeof lanesOn>) => lanesOn(...plan).lanes.map(({ turn, threads }) => `${turn} ${threads.count}`);

describe("the engine's lanes", () => {
  test("a lone crop has all processors, crops in a row half of them each", () => {
    expect(counts("cpu", { most: 6 })).toEqual(["alone 6", "queue 3", "queue 3", "trays 2"]);
    expect(counts("cpu", { most: 3 })).toEqual(["alone 3", "queue 2", "queue 2", "trays 2"]);
  });

  test("what is faster for a lone crop is tried out where it is not known", () => {
    expect(lanesOn("cpu", { most: 4 }).tryOut).toBe(true);
    expect(lanesOn("cpu", { most: 4, alone: 4 }).tryOut).toBe(false);
  });

  test("where half of the processors are faster, a lone crop needs no lane of its own", () => {
    expect(counts("cpu", { most: 4, alone: 2 })).toEqual(["queue 2", "queue 2", "trays 2"]);
  });

  test("one processor computes one crop at a time, on one thread", () => {
    expect(lanesOn("cpu", { most: 1 })).toMatchObject({ tryOut: false });
    expect(counts("cpu", { most: 1 })).toEqual(["alone 1", "trays 1"]);
  });

  test("a GPU has one session of the model", () => {
    expect(counts("tensorrt", { most: 12 })).toEqual(["alone 12", "trays 2"]);
  });
});
