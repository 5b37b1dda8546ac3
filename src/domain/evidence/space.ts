import { products } from "./products.ts";
import { dot, type Vector } from "./vector.ts";

/**
 * Where embeddings are compared: seen from a center, and stretched so that what changes between pictures of one face counts for
 * little. In the directions of `basis` the stretch is `gains`, at right angles to all of them `residualGain`.
 * (Within-class whitening: Hariharan, Malik and Ramanan, "Discriminative Decorrelation for Clustering and Classification", ECCV 2012.)
 */
export interface Space {
  readonly channels: number;
  readonly center: Vector;
  /** dimensions x channels, row by row; rows of length one, at right angles to each other. */
  readonly basis: Vector;
  /** One for each row of the basis. */
  readonly gains: Vector;
  readonly residualGain: number;
}

/** An embedding in the space. */
export interface Place {
  /** Along the rows of the basis, stretched. */
  readonly coordinates: Float64Array;
  /** Of the whole stretched vector, what lies outside the basis included. */
  readonly length: number;
}

export function place(embedded: Vector, { channels, center, basis, gains, residualGain }: Space): Place {
  const moved = new Float64Array(channels);
  for (let channel = 0; channel < channels; channel++) moved[channel] = (embedded[channel] as number) - (center[channel] as number);
  const along = products(basis, moved, new Float64Array(gains.length));
  const coordinates = along.map((value, row) => value * (gains[row] as number));
  const residual = square(moved) - square(along);
  const inside = square(coordinates);
  return { coordinates, length: Math.sqrt(inside + residualGain ** 2 * Math.max(0, residual)) };
}

/** The weights on the channels under which an embedding has the same product as the direction has with the embedding's coordinates. */
export function onChannels(direction: Vector, { channels, basis, gains }: Space): Float64Array {
  const weights = new Float64Array(channels);
  for (let row = 0, at = 0; row < gains.length; row++) {
    const factor = (direction[row] as number) * (gains[row] as number);
    for (let channel = 0; channel < channels; channel++, at++)
      weights[channel] = (weights[channel] as number) + factor * (basis[at] as number);
  }
  return weights;
}

function square(vector: Vector): number {
  return dot(vector, vector);
}
