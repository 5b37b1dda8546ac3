import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ablationCam } from "../../../../src/domain/evidence/cam/ablation-cam.ts";
import { eigenCam } from "../../../../src/domain/evidence/cam/eigen-cam.ts";
import { layerCam } from "../../../../src/domain/evidence/cam/layer-cam.ts";
import { METHODS } from "../../../../src/domain/evidence/cam/methods.ts";
import type { Features } from "../../../../src/domain/evidence/features.ts";
import { embedding, type Head, logit, weightsOf } from "../../../../src/domain/evidence/head.ts";
import { featuresAndHead } from "../../../support/random-head.ts";

const methods = Object.entries(METHODS);

describe.each(methods)("%s", (_, map) => {
  test("is made of numbers, none of them negative, and never flat unless it is all zeros", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const { rows, columns, values } = map(features, head, 0);
        expect([rows, columns, values.length]).toEqual([features.rows, features.columns, features.rows * features.columns]);
        expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
        if (new Set(values).size === 1) expect(values[0]).toBe(0);
      }),
    );
  });

  test.each([0, 1, 1e-20, 1e10])("finds no evidence in features that are everywhere %d", (level) => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const constant = { ...features, values: new Float32Array(features.values.length).fill(level) };
        expect(map(constant, head, 0).values.every((value) => value === 0)).toBe(true);
      }),
    );
  });
});

describe("what tells the methods apart:", () => {
  test("in Layer-CAM nothing speaks against the class", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const bold = layerCam(features, head, 0).values;
        METHODS["Grad-CAM"](features, head, 0).values.forEach((value, cell) => {
          if (bold.some((one) => one > 0)) expect(bold[cell] ?? 0).toBeGreaterThanOrEqual(value - 1e-9);
        });
      }),
    );
  });

  test("Ablation-CAM weighs a channel by what the logit loses with it", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const cells = features.rows * features.columns;
        const whole = logit(embedding(features), head, 0);
        fc.pre(Math.abs(whole) > 0.01);
        const sums = new Float64Array(cells);
        for (let channel = 0; channel < features.channels; channel++) {
          const without = features.values.map((value, at) => (Math.floor(at / cells) === channel ? 0 : value));
          const lost = (whole - logit(embedding({ ...features, values: without }), head, 0)) / whole;
          for (let cell = 0; cell < cells; cell++) sums[cell] = (sums[cell] ?? 0) + lost * (features.values[channel * cells + cell] ?? 0);
        }
        ablationCam(features, head, 0).values.forEach((value, cell) => {
          if (value > 0) expect(value).toBeCloseTo(sums[cell] ?? Number.NaN, 6);
        });
      }),
    );
  });

  test("Eigen-CAM finds the pattern that all channels share, whatever the class", () => {
    const pattern = [0, 1, 2, 3, 1, 0];
    const strengths = [0.5, 2, 0, 1];
    const values = Float32Array.from(strengths.flatMap((strength) => pattern.map((value) => strength * value)));
    const map = eigenCam({ channels: 4, rows: 2, columns: 3, values });
    const length = Math.hypot(...strengths);
    map.values.forEach((value, cell) => {
      expect(value).toBeCloseTo(length * (pattern[cell] ?? Number.NaN), 6);
    });
  });

  test("attention is the sum of the squared features, and the gated one nowhere stronger than Grad-CAM", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const cells = features.rows * features.columns;
        const seen = METHODS.Attention(features).values;
        if (seen.some((value) => value > 0))
          seen.forEach((value, cell) => {
            const squares = Array.from({ length: features.channels }, (_, channel) => (features.values[channel * cells + cell] ?? 0) ** 2);
            expect(value).toBeCloseTo(
              squares.reduce((sum, square) => sum + square, 0),
              6,
            );
          });
        const plain = METHODS["Grad-CAM"](features, head, 0).values;
        METHODS["Gated-Attention"](features, head, 0).values.forEach((value, cell) => {
          expect(value).toBeLessThanOrEqual((plain[cell] ?? 0) + 1e-9);
        });
      }),
    );
  });
});

/** Under average pooling and a linear head the gradient of a logit is w_k / Z in every cell, and all higher derivatives are 0. */
describe("under this head these methods are Grad-CAM itself, times a constant:", () => {
  const expected = ({ features, head }: Drawn) => METHODS["Grad-CAM"](features, head, 0).values;

  test("HiResCAM (Draelos and Carin 2020), which multiplies gradient and feature cell by cell", () => {
    fc.assert(
      fc.property(featuresAndHead, (drawn) =>
        expectAlike(
          summed(drawn, (gradient) => gradient),
          expected(drawn),
        ),
      ),
    );
  });

  test("XGrad-CAM (Fu et al. 2020), which weighs a channel's gradient by its features", () => {
    const weighed = (gradient: number, plane: readonly number[]) => {
      const total = plane.reduce((sum, value) => sum + value, 0);
      return total === 0 ? gradient : plane.reduce((sum, value) => sum + (gradient * value) / total, 0);
    };
    fc.assert(fc.property(featuresAndHead, (drawn) => expectAlike(summed(drawn, weighed), expected(drawn))));
  });

  test("Shapley-CAM (2025), whose second term is half of the Hessian times the features: the Hessian is 0", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const at = (step: number) => logit(embedding({ ...features, values: features.values.map((value) => value * (1 + step)) }), head, 0);
        const bend = at(1) - 2 * at(0) + at(-1);
        expect(Math.abs(bend)).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(at(1))));
      }),
    );
  });
});

type Drawn = { readonly features: Features; readonly head: Head };

/** sum_k f(dy/dA_k, A_k) A_k, positive. */
function summed({ features, head }: Drawn, weigh: (gradient: number, plane: readonly number[]) => number): readonly number[] {
  const cells = features.rows * features.columns;
  const sums = new Array<number>(cells).fill(0);
  for (let channel = 0; channel < features.channels; channel++) {
    const plane = [...features.values.subarray(channel * cells, (channel + 1) * cells)];
    const weight = weigh(weightsOf(head, 0)[channel] ?? 0, plane);
    for (let cell = 0; cell < cells; cell++) sums[cell] = (sums[cell] ?? 0) + weight * (plane[cell] ?? 0);
  }
  return sums.map((value) => Math.max(0, value));
}

function expectAlike(map: readonly number[], other: readonly number[]): void {
  const most = Math.max(...other);
  if (most === 0) return;
  for (const [cell, value] of map.entries()) expect(Math.abs(value - (other[cell] ?? 0))).toBeLessThanOrEqual(1e-5 * most);
}
