import type { Space } from "../domain/evidence/space.ts";
import { dot, type Vector } from "../domain/evidence/vector.ts";
import { principalAxes } from "./principal-axes.ts";
import { type Scatter, scatterOf, type Views } from "./scatter.ts";
import { meanOf, minus, scaled, spread, without } from "./vectors.ts";

export interface Shape {
  /** Directions that are whitened, at most. What light, camera and cutting change is much the same for every pack: few directions hold it. */
  readonly nuisances: number;
  /** Of the space, at most; those that are no nuisances tell the faces apart. */
  readonly dimensions: number;
  /** Share of the mean variance in the variance of every direction, 0 to 1. */
  readonly shrinkage: number;
}

export const SHAPE: Shape = { nuisances: 64, dimensions: 384, shrinkage: 0.3 };

/** Means that are looked at for what tells faces apart: their eigenvectors cost the cube of this. */
const SAMPLE = 256;
/** What is less than this share of a square is left by rounding. */
const ROUNDING = 1e-12;
/** Faces that another space's center counts for. */
const LENT = 4;

/**
 * The space in which the views of a face lie close together: W = ((1 - a) S + a tr(S) / d I)^(-1/2), S being the scatter of the
 * views around their face's mean. Its smaller eigenvalues are taken for equal. The basis goes on with what tells the means apart
 * at right angles to the nuisances, so that a mean needs few coordinates. (Hariharan et al.; see domain/evidence/space.ts.)
 * The direction of the center itself counts for nothing: a row at right angles to it has no bias, and its map no offset.
 * A formulary of few photographs borrows from the space of another one, made by the same network.
 */
export function whiten(faces: readonly Views[], lender?: Space, { nuisances, dimensions, shrinkage }: Shape = SHAPE): Space {
  const means = faces.map(meanOf);
  const center = meanOf([...means, ...(lender ? Array<Vector>(LENT).fill(lender.center) : [])]);
  const channels = center.length;
  const ignored = directionOf(center);
  const scatter = straightened(scatterOf(faces, means, lender), ignored);
  const { axes, squares: variances } = principalAxes(scatter.vectors, Math.min(nuisances, dimensions - ignored.length));
  const rest = Math.max(0, scatter.total - sum(variances)) / Math.max(1, channels - axes.length - ignored.length);
  const gain = (variance: number) => 1 / Math.sqrt((1 - shrinkage) * variance + (shrinkage * scatter.total) / channels || 1);
  const others = principalAxes(apart(means, center, [...ignored, ...axes]), dimensions - axes.length - ignored.length).axes;
  return {
    channels,
    center,
    basis: stacked([...ignored, ...axes, ...others], channels),
    gains: Float64Array.from([...ignored.map(() => 0), ...variances.map(gain), ...others.map(() => gain(rest))]),
    residualGain: gain(rest),
  };
}

function directionOf(vector: Vector): readonly Float64Array[] {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? [scaled(vector, 1 / length)] : [];
}

function straightened({ vectors, total }: Scatter, ignored: readonly Float64Array[]): Scatter {
  const along = sum(ignored.flatMap((axis) => vectors.map((vector) => dot(axis, vector) ** 2)));
  return { vectors: vectors.map((vector) => without(vector, ignored)), total: total - along };
}

function apart(means: readonly Vector[], center: Vector, axes: readonly Float64Array[]): Float64Array[] {
  return spread(means, SAMPLE).flatMap((mean) => {
    const whole = minus(mean, center);
    const left = without(whole, axes);
    return dot(left, left) > ROUNDING * dot(whole, whole) ? [left] : [];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function stacked(axes: readonly Vector[], channels: number): Float64Array {
  const basis = new Float64Array(axes.length * channels);
  axes.forEach((axis, row) => {
    basis.set(axis, row * channels);
  });
  return basis;
}
