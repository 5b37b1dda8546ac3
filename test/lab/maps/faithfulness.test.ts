import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { randomNumbers } from "../../../src/domain/random.ts";
import { faithfulness, PASSES } from "../../../src/lab/maps/faithfulness.ts";
import { imputed } from "../../../src/lab/maps/impute.ts";
import { plain } from "../../../src/lab/maps/sanity.ts";

const SIDE = 20;
const nothing = plain(SIDE, [0, 0, 0]);
/** White on the left half; an item that is whatever is white. */
const picture: Picture = { ...nothing, rgb: nothing.rgb.map((_, at) => (onTheLeft(Math.floor(at / 3)) ? 240 : 0)) };
const saliency = (value: (place: number) => number) => ({
  side: SIDE,
  values: Float32Array.from({ length: SIDE ** 2 }, (_, at) => value(at)),
});
const truthful = saliency((place) => (onTheLeft(place) ? 1 : 0));
const wrong = saliency((place) => (onTheLeft(place) ? 0 : 1));

function onTheLeft(place: number): boolean {
  return place % SIDE < SIDE / 2;
}

function ask({ rgb }: Picture): Promise<number> {
  return Promise.resolve(rgb.filter((value, at) => onTheLeft(Math.floor(at / 3)) && value > 120).length / (1.5 * SIDE ** 2));
}

describe("a map that is right about the network is told from one that is wrong", () => {
  test("by every figure", async () => {
    const [right, not] = [await faithfulness(truthful, { picture, nothing, ask }), await faithfulness(wrong, { picture, nothing, ask })];
    expect(right.deletion).toBeCloseTo(0.25, 6);
    expect(not.deletion).toBeCloseTo(0.75, 6);
    expect(right.insertion).toBeCloseTo(0.75, 6);
    expect(not.insertion).toBeCloseTo(0.25, 6);
    expect(right.road).toBeGreaterThan(0.1);
    expect(not.road).toBeCloseTo(-right.road, 1);
    expect(right).toMatchObject({ drop: 0, increase: false });
    expect(not).toMatchObject({ drop: 1, increase: false });
  });

  test("in as many passes as are announced", async () => {
    let passes = 0;
    await faithfulness(truthful, { picture, nothing, ask: () => Promise.resolve(++passes) });
    expect(passes).toBe(PASSES);
  });

  test("where the item has no probability to lose", async () => {
    expect(await faithfulness(truthful, { picture, nothing, ask: () => Promise.resolve(0) })).toMatchObject({ drop: 0, increase: false });
  });
});

describe("imputation", () => {
  const ramp: Picture = { ...nothing, rgb: nothing.rgb.map((_, at) => 20 + 10 * (Math.floor(at / 3) % SIDE)) };

  test("continues what lies around a hole, and leaves the rest as it is", () => {
    const hole = [...Array(SIDE ** 2).keys()].filter(
      (place) => place % SIDE > 4 && place % SIDE < 15 && place > 4 * SIDE && place < 15 * SIDE,
    );
    const { rgb } = imputed(
      { ...ramp, rgb: ramp.rgb.map((value, at) => (hole.includes(Math.floor(at / 3)) ? 255 : value)) },
      hole,
      randomNumbers(1),
    );
    const errors = ramp.rgb.map((value, at) => Math.abs(value - (rgb[at] ?? 0)));
    expect(Math.max(...errors)).toBeLessThan(14);
    expect(errors.reduce((sum, error) => sum + error, 0) / (3 * hole.length)).toBeLessThan(3);
    expect(errors.filter((_, at) => !hole.includes(Math.floor(at / 3))).every((error) => error === 0)).toBe(true);
  });

  test("does not give itself away by being smooth, and is the same every time", () => {
    const hole = Array.from({ length: 100 }, (_, place) => place);
    const [once, again] = [1, 1].map((seed) => imputed(plain(SIDE, [90, 90, 90]), hole, randomNumbers(seed)).rgb);
    expect(once).toEqual(again);
    expect(new Set(once?.subarray(0, 300)).size).toBeGreaterThan(5);
  });
});
