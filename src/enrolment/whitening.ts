import type { Space, Vector } from "../domain/evidence/space.ts";
import { principalAxes } from "./principal-axes.ts";
import { scatterOf, type Views } from "./scatter.ts";
import { meanOf, minus, spread, without } from "./vectors.ts";

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
const SAMPLE = 320;
/** Faces that another space's center counts for. */
const LENT = 4;

/**
 * The space in which the views of a face lie close together: W = ((1 - a) S + a tr(S) / d I)^(-1/2), S being the scatter of the
 * views around their face's mean. Its smaller eigenvalues are taken for equal. The basis goes on with what tells the means apart
 * at right angles to the nuisances, so that a mean needs few coordinates. (Hariharan et al.; see domain/evidence/space.ts.)
 * A formulary of few photographs borrows from the space of another one, made by the same network.
 */
export function whiten(faces: readonly Views[], lender?: Space, { nuisances, dimensions, shrinkage }: Shape = SHAPE): Space {
  const means = faces.map(meanOf);
  const center = meanOf([...means, ...(lender ? Array<Vector>(LENT).fill(lender.center) : [])]);
  const channels = center.length;
  const { vectors, total } = scatterOf(faces, means, lender);
  const { axes, squares: variances } = principalAxes(vectors, nuisances);
  const rest = Math.max(0, total - variances.reduce((sum, variance) => sum + variance, 0)) / Math.max(1, channels - axes.length);
  const gain = (variance: number) => 1 / Math.sqrt((1 - shrinkage) * variance + (shrinkage * total) / channels || 1);
  const apart = spread(means, SAMPLE).map((mean) => without(minus(mean, center), axes));
  const others = principalAxes(apart, dimensions - axes.length).axes;
  return {
    channels,
    center,
    basis: stacked([...axes, ...others], channels),
    gains: Float64Array.from([...variances.map(gain), ...others.map(() => gain(rest))]),
    residualGain: gain(rest),
  };
}

function stacked(axes: readonly Vector[], channels: number): Float64Array {
  const basis = new Float64Array(axes.length * channels);
  axes.forEach((axis, row) => {
    basis.set(axis, row * channels);
  });
  return basis;
}
