import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { place } from "../../src/domain/evidence/space.ts";
import { dot, type Vector } from "../../src/domain/evidence/vector.ts";
import { principalAxes } from "../../src/enrolment/principal-axes.ts";
import { meanOf, minus, without } from "../../src/enrolment/vectors.ts";
import { whiten } from "../../src/enrolment/whitening.ts";
import { normals } from "../support/normals.ts";
import { BASE, CHANNELS, drawPhotographs } from "./drawn-photographs.ts";

const { pack, photograph } = drawPhotographs(1);
const faces = Array.from({ length: 8 }, (_, face) => photograph(`item-${face}`, `${face}`, pack()).ways[0] ?? []);
const WHOLE_SPACE = { nuisances: CHANNELS, dimensions: CHANNELS, shrinkage: 0.3 };

/** W = ((1 - a) S + a tr(S) / d I)^(-1/2), by a matrix of all channels, after the direction of the center is taken out. */
function dense(shrinkage: number, center: Vector): Matrix {
  const all = new Matrix(faces.flatMap((views) => views.map((view) => [...minus(view, meanOf(views))])));
  const column = Matrix.columnVector([...center]);
  const straight = Matrix.eye(CHANNELS, CHANNELS).sub(column.mmul(column.transpose()).div(dot(center, center)));
  const deviations = all.mmul(straight);
  const scatter = deviations.transpose().mmul(deviations).div(deviations.rows);
  const shrunk = Matrix.mul(scatter, 1 - shrinkage).add(Matrix.eye(CHANNELS, CHANNELS).mul((shrinkage * scatter.trace()) / CHANNELS));
  const { realEigenvalues, eigenvectorMatrix: axes } = new EigenvalueDecomposition(shrunk, { assumeSymmetric: true });
  return axes
    .mmul(Matrix.diag(realEigenvalues.map((value) => value ** -0.5)))
    .mmul(axes.transpose())
    .mmul(straight);
}

describe("within-class whitening", () => {
  test("by way of the views' products is the dense formula", () => {
    const space = whiten(faces, undefined, WHOLE_SPACE);
    const whitening = dense(WHOLE_SPACE.shrinkage, space.center);
    const [a, b] = [pack(), pack()].map((vector) => ({
      placed: place(vector, space),
      expected: whitening.mmul(Matrix.columnVector([...minus(vector, Float64Array.from(space.center))])).getColumn(0),
    }));
    if (!a || !b) throw new Error("two vectors were drawn");
    for (const { placed, expected } of [a, b]) expect(placed.length).toBeCloseTo(Math.hypot(...expected), 9);
    const product = a.expected.reduce((sum, value, channel) => sum + value * (b.expected[channel] ?? 0), 0);
    expect(dot(a.placed.coordinates, b.placed.coordinates)).toBeCloseTo(product, 9);
  });

  test("makes views vary alike in the directions in which they varied most", () => {
    const space = whiten(faces, undefined, { ...WHOLE_SPACE, shrinkage: 0.001 });
    const deviations = faces.flatMap((views) => views.map((view) => minus(view, meanOf(views))));
    const still = { ...space, center: new Float64Array(CHANNELS) };
    const places = deviations.map((deviation) => place(deviation, still).coordinates);
    for (const axis of [1, 2, 3, 4])
      expect(places.reduce((sum, coordinates) => sum + (coordinates[axis] ?? 0) ** 2, 0) / places.length).toBeCloseTo(1, 1);
  });

  test("has a basis of length one, at right angles, that holds all that tells the faces apart", () => {
    const space = whiten(faces);
    const axes = Array.from(space.gains, (_, row) => space.basis.slice(row * CHANNELS, (row + 1) * CHANNELS));
    axes.forEach((one, row) => {
      for (const [distance, other] of axes.slice(row).entries()) expect(dot(one, other)).toBeCloseTo(distance === 0 ? 1 : 0, 9);
    });
    for (const views of faces) {
      const left = without(minus(meanOf(views), Float64Array.from(space.center)), axes);
      expect(dot(left, left)).toBeLessThan(1e-12);
    }
  });

  test("of one photograph borrows the center and the scatter of another formulary", () => {
    const alone = whiten(faces.slice(0, 1), BASE.space);
    expect(place(meanOf(faces[0] ?? []), alone).length).toBeGreaterThan(0);
  });

  test("has rows without a bias: nothing counts along the center", () => {
    const { gains, basis, center } = whiten(faces);
    expect(gains[0]).toBe(0);
    expect(dot(basis.subarray(0, CHANNELS), center)).toBeCloseTo(Math.sqrt(dot(center, center)), 9);
  });

  test("of photographs without a second view stretches nothing", () => {
    const single = faces.map((views) => views.slice(0, 1));
    expect(new Set(whiten(single).gains)).toEqual(new Set([0, 1]));
  });
});

describe("principal axes", () => {
  test("come in falling order and add up to the vectors' squares", () => {
    const draw = normals(5);
    const vectors = Array.from({ length: 6 }, () => Float64Array.from({ length: 20 }, () => draw()));
    const { axes, squares } = principalAxes(vectors, 6);
    expect(squares).toEqual(squares.toSorted((a, b) => b - a));
    expect(squares.reduce((sum, square) => sum + square, 0)).toBeCloseTo(
      vectors.reduce((sum, vector) => sum + dot(vector, vector), 0),
      9,
    );
    axes.forEach((axis, index) => {
      expect(vectors.reduce((sum, vector) => sum + dot(axis, vector) ** 2, 0)).toBeCloseTo(squares[index] ?? Number.NaN, 9);
    });
  });

  test("of vectors that repeat each other are as few as there are directions", () => {
    const one = Float64Array.of(1, 2, 3);
    expect(principalAxes([one, one, one], 3).axes).toHaveLength(1);
    expect(principalAxes([], 3).axes).toEqual([]);
  });
});
