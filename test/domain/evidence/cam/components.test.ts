import fc from "fast-check";
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { leadingEigenvector } from "../../../../src/domain/evidence/cam/leading-eigenvector.ts";
import { METHODS } from "../../../../src/domain/evidence/cam/methods.ts";
import type { Features } from "../../../../src/domain/evidence/features.ts";
import { weightsOf } from "../../../../src/domain/evidence/head.ts";
import { featuresAndHead } from "../../../support/random-head.ts";
import { smallHead } from "../../../support/small-head.ts";

/** Cells x channels. */
function matrixOf({ channels, rows, columns, values }: Features, weigh: (channel: number) => number = () => 1): Matrix {
  const cells = rows * columns;
  return new Matrix(
    Array.from({ length: cells }, (_, cell) =>
      Array.from({ length: channels }, (_, channel) => weigh(channel) * (values[channel * cells + cell] ?? Number.NaN)),
    ),
  );
}

/** Equal to either the one or the other sign of the reference, positive. Where two components are nearly as strong neither is the first. */
function expectPart(map: readonly number[], reference: readonly number[]): void {
  const most = Math.max(...reference.map(Math.abs));
  const differs = (sign: number) => Math.max(...map.map((value, cell) => Math.abs(value - Math.max(0, sign * (reference[cell] ?? 0)))));
  expect(Math.min(differs(1), differs(-1))).toBeLessThanOrEqual(1e-5 * most);
}

test("the leading eigenvector is that of a linear algebra library", () => {
  const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 36, maxLength: 36 });
  fc.assert(
    fc.property(numbers, (entries) => {
      const symmetric = Array.from({ length: 6 }, (_, row) =>
        Float64Array.from({ length: 6 }, (_, column) => entries[6 * Math.min(row, column) + Math.max(row, column)] ?? 0),
      );
      const { vector, value } = leadingEigenvector(symmetric);
      const known = new EigenvalueDecomposition(new Matrix(symmetric), { assumeSymmetric: true }).realEigenvalues;
      expect(value).toBeCloseTo(Math.max(...known), 9);
      symmetric.forEach((row, at) => {
        expect(row.reduce((sum, entry, index) => sum + entry * (vector[index] ?? 0), 0)).toBeCloseTo(value * (vector[at] ?? 0), 9);
      });
    }),
  );
});

describe("of the maps that are a first component,", () => {
  test("EigenGrad-CAM is the singular vector of the features times the gradient, as a linear algebra library finds it", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features, head }) => {
        const weighed = matrixOf(features, (channel) => weightsOf(head, 0)[channel] ?? 0);
        const { diagonal, leftSingularVectors } = new SingularValueDecomposition(weighed, { autoTranspose: true });
        const [first = 0, second = 0] = diagonal;
        fc.pre(first > 1.01 * second);
        const map = METHODS["EigenGrad-CAM"](features, head, 0).values;
        fc.pre(map.some((value) => value > 0));
        expectPart(
          map,
          leftSingularVectors.getColumn(0).map((value) => value * first),
        );
      }),
    );
  });

  test("EigenGrad-CAM speaks for the row: against it, another place is strongest", () => {
    const features = { channels: 2, rows: 1, columns: 3, values: Float32Array.of(3, 0, 0, 0, 0, 2) };
    const head = smallHead([
      [1, 0],
      [0, 1],
    ]);
    expect(METHODS["EigenGrad-CAM"](features, head, 0).values).toEqual([3, 0, 0]);
    expect(METHODS["EigenGrad-CAM"](features, head, 1).values).toEqual([0, 0, 2]);
  });

  test("KPCA-CAM is kernel principal component analysis, as its definition with a linear algebra library gives it", () => {
    fc.assert(
      fc.property(featuresAndHead, ({ features }) => {
        const seen = matrixOf(features);
        const moved = seen.subRowVector(seen.mean("column"));
        const cells = seen.rows;
        const kernel = moved.mmul(moved.transpose()).div(features.channels).add(1).tanh();
        const even = Matrix.eye(cells).sub(Matrix.ones(cells, cells).div(cells));
        const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(even.mmul(kernel).mmul(even), { assumeSymmetric: true });
        const order = [...realEigenvalues.keys()].sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
        const [first = 0, second = 0] = order.map((at) => realEigenvalues[at] ?? 0);
        fc.pre(first > 1e-6 && first > 1.01 * second);
        const map = METHODS["KPCA-CAM"](features).values;
        expectPart(
          map,
          eigenvectorMatrix.getColumn(order[0] ?? 0).map((value) => value * Math.sqrt(first)),
        );
      }),
    );
  });
});

test("Finer-CAM tells a row from the mean of the items that lie nearest", () => {
  fc.assert(
    fc.property(featuresAndHead, ({ features, head }) => {
      const cells = features.rows * features.columns;
      const map = METHODS["Finer-CAM"](features, head, 0).values;
      fc.pre(map.some((value) => value > 0));
      // Two other items, one of two rows each: one pair of rows must give the map.
      const fits = [2, 3]
        .flatMap((b) => [4, 5].map((c) => [b, c] as const))
        .map(([b, c]) => {
          const theirs = (channel: number) => ((weightsOf(head, b)[channel] ?? 0) + (weightsOf(head, c)[channel] ?? 0)) / 2;
          const sums = Array.from({ length: cells }, (_, cell) =>
            Array.from({ length: features.channels }, (_, channel) => {
              const gradient = (weightsOf(head, 0)[channel] ?? 0) - theirs(channel);
              return gradient * (features.values[channel * cells + cell] ?? 0);
            }).reduce((sum, value) => sum + value, 0),
          );
          return Math.max(...map.map((value, cell) => Math.abs(value - Math.max(0, sums[cell] ?? 0))));
        });
      expect(Math.min(...fits)).toBeLessThanOrEqual(1e-5 * Math.max(1, ...map));
    }),
  );
});

test("Deep Feature Factorization finds again the patterns that the features are made of, and shows the one that speaks for the row", () => {
  const patterns = [
    [2, 1, 0, 0, 0],
    [0, 0, 3, 0, 1],
    [0, 0, 0, 2, 0],
  ];
  const places = [
    [1, 2, 0, 0, 0.5, 0],
    [0, 0, 3, 1, 0, 0],
    [0, 0, 0, 0.25, 1, 4],
  ];
  const values = Float32Array.from(
    [0, 1, 2, 3, 4].flatMap((channel) =>
      [0, 1, 2, 3, 4, 5].map((cell) => patterns.reduce((sum, one, at) => sum + (one[channel] ?? 0) * (places[at]?.[cell] ?? 0), 0)),
    ),
  );
  const head = smallHead([
    [1, 1, 0, 0.1, 0],
    [0, 0, 1, 0, -1],
    [0, -1, 0, 1, 0],
  ]);
  [3, 2, 2].forEach((adds, row) => {
    const map = METHODS.DFF({ channels: 5, rows: 2, columns: 3, values }, head, row).values;
    map.forEach((value, cell) => {
      expect(value).toBeCloseTo(adds * (places[row]?.[cell] ?? 0), 2);
    });
  });
});
