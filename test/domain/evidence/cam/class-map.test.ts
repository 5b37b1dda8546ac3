import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classMap, contrastMap, gradCam, identityError } from "../../../../src/domain/evidence/cam/class-map.ts";
import { weightedSum } from "../../../../src/domain/evidence/cam/weighted-sum.ts";
import { embedding, logit, weightsOf } from "../../../../src/domain/evidence/head.ts";
import { featuresAndHead } from "../../../support/random-head.ts";
import { smallHead } from "../../../support/small-head.ts";

/** Two channels on a grid of one row and three columns. */
const features = { channels: 2, rows: 1, columns: 3, values: Float32Array.of(1, 0, 2, 0, 3, 1) };
const head = smallHead([
  [1, -0.5],
  [0, 2],
]);

describe("class activation maps", () => {
  test("Grad-CAM is the channels weighted by the row, without what speaks against it", () => {
    expect(gradCam(features, head, 0)).toEqual({ rows: 1, columns: 3, values: [1, 0, 1.5] });
    expect(gradCam(features, head, 1)).toEqual({ rows: 1, columns: 3, values: [0, 6, 2] });
  });

  test("the weights are the gradient of the logit, as Grad-CAM defines them", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.nat(2), ({ features, head }, channel) => {
        const cells = features.rows * features.columns;
        const nudged = features.values.slice();
        const step = 0.25;
        for (let cell = 0; cell < cells; cell++) nudged[channel * cells + cell] = (nudged[channel * cells + cell] ?? 0) + step;
        const slope = (logit(embedding({ ...features, values: nudged }), head, 0) - logit(embedding(features), head, 0)) / step;
        expect(slope).toBeCloseTo(weightsOf(head, 0)[channel] ?? Number.NaN, 4);
      }),
    );
  });

  test("the mean of the map before the ReLU, plus the bias, is the logit", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.nat(5), ({ features, head }, row) => {
        expect(identityError(features, head, row)).toBeLessThan(1e-9);
      }),
    );
  });

  test("the contrast of a over b is the reverse of that of b over a", () => {
    fc.assert(
      fc.property(featuresAndHead, fc.nat(5), fc.nat(5), ({ features, head }, a, b) => {
        const [one, other] = [classMap(features, head, a), classMap(features, head, b)];
        expect(contrastMap(one, other).values).toEqual(contrastMap(other, one).values.map((value) => 0 - value));
      }),
    );
  });

  test("the contrast map weighs the channels by the difference of the two rows, unless it is nearly flat", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const against = weightsOf(head, 3);
        const weights = Float64Array.from(weightsOf(head, 0), (weight, channel) => weight - (against[channel] ?? 0));
        const expected = weightedSum(features, weights).values;
        fc.pre(Math.max(...expected) - Math.min(...expected) > 1e-5 * Math.max(...expected.map(Math.abs)));
        contrastMap(classMap(features, head, 0), classMap(features, head, 3)).values.forEach((value, cell) => {
          expect(value).toBeCloseTo(expected[cell] ?? Number.NaN, 9);
        });
      }),
    );
  });

  test("a network that sees nothing gives a map of zeros", () => {
    const nothing = { ...features, values: new Float32Array(6) };
    expect(gradCam(nothing, head, 0).values).toEqual([0, 0, 0]);
    expect(contrastMap(classMap(nothing, head, 0), classMap(nothing, head, 1)).values).toEqual([0, 0, 0]);
  });
});
