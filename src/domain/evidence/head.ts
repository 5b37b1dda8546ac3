import type { ItemId } from "../item.ts";
import type { Features } from "./features.ts";

/** The pack face that a row or a prototype stands for. A face may have several (one per quarter turn). */
export interface Face {
  readonly item: ItemId;
  readonly face: string;
}

/**
 * What tells the items apart, as data beside the network: a linear layer on the pooled features, so that one forward
 * pass explains every class (Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016).
 * Matrices are stored row by row. `row`, throughout this folder, is an index into `rows`.
 */
export interface Head {
  readonly channels: number;
  readonly rows: readonly Face[];
  /** rows x channels; each row u has length one. */
  readonly weight: Float32Array;
  /** One per row: -u . center. */
  readonly bias: Float32Array;
  /** Subtracted from every embedding before directions are compared. */
  readonly center: Float32Array;
  readonly prototypeFaces: readonly Face[];
  /** prototypeFaces x channels: embeddings of known views. */
  readonly prototypes: Float32Array;
  /** Of the cosine softmax; see calibrate.ts. */
  readonly temperature: number;
}

const embeddings = new WeakMap<Features, Float64Array>();

/** The pooled features: each channel's mean over the grid. Computed once per features, which are asked for it several times. */
export function embedding(features: Features): Float64Array {
  const means = embeddings.get(features) ?? pool(features);
  embeddings.set(features, means);
  return means;
}

function pool({ channels, rows, columns, values }: Features): Float64Array {
  const cells = rows * columns;
  const means = new Float64Array(channels);
  for (let channel = 0, at = 0; channel < channels; channel++) {
    let sum = 0;
    for (const end = at + cells; at < end; at++) sum += values[at] as number;
    means[channel] = sum / cells;
  }
  return means;
}

/** weight . embedding + bias of one row, summed in double precision. */
export function logit(embedded: Float64Array, head: Head, row: number): number {
  return dot(weightsOf(head, row), embedded) + (head.bias[row] ?? Number.NaN);
}

/** |embedding - center|. */
export function distanceFromCenter(embedded: Float64Array, { center }: Head): number {
  let sum = 0;
  for (let k = 0; k < embedded.length; k++) sum += ((embedded[k] as number) - (center[k] as number)) ** 2;
  return Math.sqrt(sum);
}

/** The row's weights; a view, not a copy. */
export function weightsOf({ weight, channels }: Head, row: number): Float32Array {
  return rowOf(weight, row, channels);
}

/**
 * How near the embedding is to a known view of the item: the largest cosine similarity of (embedding - center) to
 * (prototype - center) over the item's prototypes, -1 to 1. An embedding at the center is near nothing: 0.
 */
export function knownness(embedded: Float64Array, head: Head, item: ItemId): number {
  const cosines = head.prototypeFaces.flatMap((face, index) =>
    face.item === item ? [centeredCosine(embedded, rowOf(head.prototypes, index, head.channels), head.center)] : [],
  );
  return Math.max(-1, ...cosines);
}

function centeredCosine(a: Float64Array, b: Float32Array, center: Float32Array): number {
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (let k = 0; k < a.length; k++) {
    const origin = center[k] as number;
    const fromA = (a[k] as number) - origin;
    const fromB = (b[k] as number) - origin;
    product += fromA * fromB;
    squareA += fromA * fromA;
    squareB += fromB * fromB;
  }
  const lengths = Math.sqrt(squareA * squareB);
  return lengths > 0 ? product / lengths : 0;
}

function rowOf(matrix: Float32Array, row: number, columns: number): Float32Array {
  return matrix.subarray(row * columns, (row + 1) * columns);
}

/** Four sums side by side: with one, each addition would wait for the one before. */
function dot(a: Float32Array, b: Float64Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let k = 0; k < a.length; k += 4) {
    first += (a[k] as number) * (b[k] as number);
    second += (a[k + 1] ?? 0) * (b[k + 1] ?? 0);
    third += (a[k + 2] ?? 0) * (b[k + 2] ?? 0);
    fourth += (a[k + 3] ?? 0) * (b[k + 3] ?? 0);
  }
  return first + second + third + fourth;
}
