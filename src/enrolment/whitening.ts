import { dot, type Space } from "../domain/evidence/space.ts";
import { principalAxes } from "./principal-axes.ts";
import { meanOf, minus, spread } from "./vectors.ts";

/** The views of one face. */
export type Views = readonly Float64Array[];

export interface Shape {
  /** Directions that are whitened, at most: what light, camera and cutting change is much the same for every pack. */
  readonly nuisances: number;
  /** Of the space, at most: what the nuisances leave over is for what tells the faces apart. */
  readonly dimensions: number;
  /** Share of the mean variance in the variance of every direction. */
  readonly shrinkage: number;
}

export const SHAPE: Shape = { nuisances: 64, dimensions: 448, shrinkage: 0.3 };

/** Vectors that are compared each with each; more of them change little and cost the cube of their number. */
const SAMPLE = 384;

/**
 * The space in which the views of a face lie close together: W = ((1 - a) S + a tr(S)/d I)^(-1/2), S being the scatter of the
 * views around their face's mean, of which the largest eigenvalues are kept and the rest is taken for equal. The basis goes on with what tells the
 * faces' means apart at right angles to those directions, so that rows need few coordinates.
 */
export function whiten(faces: readonly Views[], shape: Shape = SHAPE): Space {
  const all = faces.flat();
  const center = meanOf(all);
  const means = faces.map(meanOf);
  const deviations = faces.flatMap((views, face) => views.map((view) => minus(view, means[face] as Float64Array)));
  const channels = center.length;
  const total = deviations.reduce((sum, deviation) => sum + dot(deviation, deviation), 0) / deviations.length;
  const { axes, variances } = principalAxes(spread(deviations, SAMPLE), Math.min(shape.nuisances, 2 * faces.length, channels));
  const rest = Math.max(0, total - sum(variances)) / Math.max(1, channels - axes.length);
  const gain = (variance: number) => 1 / Math.sqrt((1 - shape.shrinkage) * variance + (shape.shrinkage * total) / channels || 1);
  const apart = spread(means, SAMPLE).map((mean) => without(minus(mean, center), axes));
  const others = principalAxes(apart, Math.min(shape.dimensions, channels) - axes.length).axes;
  return {
    channels,
    center: Float32Array.from(center),
    basis: joined([...axes, ...others], channels),
    gains: Float32Array.from([...variances.map(gain), ...others.map(() => gain(rest))]),
    residualGain: gain(rest),
  };
}

function without(vector: Float64Array, axes: readonly Float64Array[]): Float64Array {
  const left = vector.slice();
  for (const axis of axes) {
    const along = dot(axis, vector);
    for (let k = 0; k < left.length; k++) left[k] = (left[k] as number) - along * (axis[k] as number);
  }
  return left;
}

function joined(axes: readonly Float64Array[], channels: number): Float32Array {
  const basis = new Float32Array(axes.length * channels);
  axes.forEach((axis, row) => {
    basis.set(axis, row * channels);
  });
  return basis;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
