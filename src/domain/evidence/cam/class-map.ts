/**
 * Class activation maps in closed form. With global average pooling and one linear layer, y = w . mean(A) + b, on top of the
 * features A (channels x rows x columns, Z = rows * columns), dy/dA_k = w_k / Z everywhere: no backward pass is needed, and
 * one forward pass yields the map of any class, even later. Every map is rows x columns, summed in double precision.
 * methods.ts lists the other methods.
 */

import { mean } from "../../mean.ts";
import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { biasOf, embedding, type Head, logit, weightsOf } from "../head.ts";
import { positive, unlessFlat } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/** sum_k w_k A_k of a row, signed: the evidence for and against the row, cell by cell. Its mean is the logit without its bias. */
export function classMap(features: Features, head: Head, row: number): ActivationMap {
  return weightedSum(features, weightsOf(head, row));
}

/**
 * Grad-CAM of a row: ReLU(sum_k w_k A_k). Selvaraju et al., "Grad-CAM", ICCV 2017, times Z, so that the mean before the
 * ReLU is the logit without its bias; with this head identical to CAM (Zhou et al., CVPR 2016).
 */
export function gradCam(features: Features, head: Head, row: number): ActivationMap {
  return positive(classMap(features, head, row));
}

/**
 * "Why this and not that": the difference of two class maps, sum_k (w_k - v_k) A_k, signed. Positive cells speak for
 * `one`, negative cells for `other`. Zhang et al., "Finer-CAM: Spotting the Difference Reveals Finer Details for Visual
 * Explanation", CVPR 2025.
 */
export function contrastMap(one: ActivationMap, other: ActivationMap): ActivationMap {
  return unlessFlat({ ...one, values: one.values.map((value, cell) => value - (other.values[cell] as number)) });
}

/** |mean(sum_k w_k A_k) + bias - logit|: how far the map is off the number it claims to explain. */
export function identityError(features: Features, head: Head, row: number): number {
  const map = classMap(features, head, row).values;
  return Math.abs(mean(map) + biasOf(head, row) - logit(embedding(features), head, row));
}
