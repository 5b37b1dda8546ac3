import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ablationCam } from "../../../../src/domain/evidence/cam/ablation-cam.ts";
import { eigenCam } from "../../../../src/domain/evidence/cam/eigen-cam.ts";
import { layerCam } from "../../../../src/domain/evidence/cam/layer-cam.ts";
import { METHODS } from "../../../../src/domain/evidence/cam/methods.ts";
import { embedding, logit } from "../../../../src/domain/evidence/head.ts";
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
});
