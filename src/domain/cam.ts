/**
 * Class activation maps in closed form. With global average pooling and one linear layer on top of the features A
 * (channels x rows x columns, Z = rows * columns), dy/dA_k = w_k / Z everywhere: Grad-CAM needs no backward pass, and
 * the map of any class can be had from one forward pass, also later. Sums are kept in double precision.
 */
import type { ActivationMap } from "./evidence.ts";
import type { Features } from "./features.ts";
import { embedding, type Head, logit, weightsOf } from "./head.ts";

/**
 * Grad-CAM of a row: ReLU(sum_k w_k A_k). Selvaraju et al., "Grad-CAM", ICCV 2017, times Z, so that the mean before the
 * ReLU is the logit without its bias; under this head the same as CAM (Zhou et al., CVPR 2016).
 */
export function gradCam(features: Features, head: Head, row: number): ActivationMap {
  return positive(weightedSum(features, weightsOf(head, row)));
}

/**
 * "Why this and not that": sum_k (w_k - v_k) A_k, signed. Positive cells speak for `row`, negative ones for `other`.
 * Zhang et al., "Finer-CAM: Spotting the Difference Reveals Finer Details for Visual Explanation", CVPR 2025.
 */
export function contrastMap(features: Features, head: Head, row: number, other: number): ActivationMap {
  const against = weightsOf(head, other);
  return weightedSum(
    features,
    Float64Array.from(weightsOf(head, row), (weight, channel) => weight - (against[channel] ?? 0)),
  );
}

/** |mean(sum_k w_k A_k) + bias - logit|: how far the map is from explaining the very number that it claims to explain. */
export function identityError(features: Features, head: Head, row: number): number {
  const map = weightedSum(features, weightsOf(head, row)).values;
  const mean = map.reduce((total, value) => total + value, 0) / map.length;
  return Math.abs(mean + (head.bias[row] ?? Number.NaN) - logit(embedding(features), head, row));
}

/** sum_k w_k A_k over the grid, signed. */
export function weightedSum({ channels, rows, columns, values }: Features, weights: ArrayLike<number>): ActivationMap {
  const cells = rows * columns;
  const sums = new Float64Array(cells);
  for (let channel = 0; channel < channels; channel++) {
    const weight = weights[channel] ?? 0;
    const start = channel * cells;
    for (let cell = 0; cell < cells; cell++) sums[cell] = (sums[cell] as number) + weight * (values[start + cell] as number);
  }
  return { rows, columns, values: Array.from(sums) };
}

/** The map without what speaks against the class. */
export function positive(map: ActivationMap): ActivationMap {
  return { ...map, values: map.values.map((value) => Math.max(0, value)) };
}
