import type { ItemId } from "../item.ts";
import { keptWith } from "../kept-with.ts";
import type { Features } from "./features.ts";
import type { Familiarity } from "./known-ness.ts";
import { onChannels, place, type Space } from "./space.ts";
import { dot } from "./vector.ts";

/** The face of an item's pack that a row stands for. A face may have several (one for each quarter turn). */
export interface Face {
  readonly item: ItemId;
  readonly face: string;
}

/**
 * What tells the items apart, as data beside the network: linear in the pooled features, so that one forward pass explains
 * every class (Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016). `row` in the functions of
 * this folder is a row's number in `rows`.
 */
export interface Head {
  readonly space: Space;
  readonly rows: readonly Face[];
  /** rows x dimensions of the space: where each face lies, seen from the center; at most of length one, and less by what the basis leaves out. */
  readonly directions: Float32Array;
  /** Of the cosine softmax; see calibrate.ts. */
  readonly temperature: number;
  readonly familiarity: Familiarity;
}

/** The pooled features: each channel's mean over the grid. Kept with the features, which are asked for it several times. */
export const embedding = keptWith(pool);

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

/** The product of the row's direction and the embedding's coordinates. weightsOf(row) . embedding + biasOf(row) is the same number. */
export function logit(embedded: Float64Array, head: Head, row: number): number {
  return dot(directionOf(head, row), place(embedded, head.space).coordinates);
}

/** A view, not a copy. */
export function directionOf({ space, directions }: Pick<Head, "space" | "directions">, row: number): Float32Array {
  const dimensions = space.gains.length;
  return directions.subarray(row * dimensions, (row + 1) * dimensions);
}

/** The row as a linear layer on the pooled features. */
export function weightsOf(head: Head, row: number): Float64Array {
  return layerOf(head, row).weights;
}

/** Of the linear layer: -weights . center. */
export function biasOf(head: Head, row: number): number {
  return layerOf(head, row).bias;
}

interface Layer {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Of the rows asked for last: a map needs few of them, and all of a large formulary would be larger than its bundle. */
const KEPT = 8;
const layersOf = keptWith((_head: Head) => new Map<number, Layer>());

function layerOf(head: Head, row: number): Layer {
  const kept = layersOf(head);
  const known = kept.get(row);
  if (known) return known;
  const weights = onChannels(directionOf(head, row), head.space);
  const layer = { weights, bias: -dot(head.space.center, weights) };
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(row, layer);
  return layer;
}
