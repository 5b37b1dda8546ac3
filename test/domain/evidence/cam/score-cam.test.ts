import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activationOf, channelsOfMost, scoreCam } from "../../../../src/domain/evidence/cam/score-cam.ts";
import type { Features } from "../../../../src/domain/evidence/features.ts";
import { featuresAndHead } from "../../../support/random-head.ts";
import { smallHead } from "../../../support/small-head.ts";

/** Means 1, 2, 0.5 and 3. */
const features: Features = { channels: 4, rows: 1, columns: 2, values: Float32Array.of(0, 2, 1, 3, 1, 0, 3, 3) };
const head = smallHead([
  [0.5, 0.5, 0.5, -0.5],
  [0.8, 0, 0.6, 0],
]);

describe("the channels that give most to a class", () => {
  test("come in falling order of weight times mean, without those that give nothing or take", () => {
    expect(channelsOfMost(features, head, 0, 9)).toEqual([1, 0, 2]);
    expect(channelsOfMost(features, head, 1, 9)).toEqual([0, 2]);
  });

  test("are no more than wanted", () => {
    expect(channelsOfMost(features, head, 0, 2)).toEqual([1, 0]);
  });
});

describe("Score-CAM", () => {
  test("weighs the tried channels by the softmax of their scores", () => {
    const { values } = scoreCam(
      features,
      new Map([
        [0, Math.log(3)],
        [2, 0],
      ]),
    );
    expect(values).toEqual([expect.closeTo(0.25, 9), expect.closeTo(1.5, 9)]);
  });

  test("asks only by how much the scores differ", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.float({ min: -50, max: 50, noNaN: true }), ({ features }, shift) => {
        const channels = [...Array(features.channels).keys()];
        const map = scoreCam(features, new Map(channels.map((channel) => [channel, channel / 3])));
        const shifted = scoreCam(features, new Map(channels.map((channel) => [channel, channel / 3 + shift])));
        map.values.forEach((value, cell) => {
          expect(shifted.values[cell]).toBeCloseTo(value, 6);
        });
      }),
    );
  });

  test("of one channel is that channel", () => {
    expect(scoreCam(features, new Map([[1, -7]]))).toEqual(activationOf(features, 1));
  });

  test("finds no evidence where no channel was tried, or the tried one is flat", () => {
    expect(scoreCam(features, new Map()).values).toEqual([0, 0]);
    expect(scoreCam(features, new Map([[3, 1]])).values).toEqual([0, 0]);
  });
});
