import { candidates } from "../candidates.ts";
import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { embedding, type Face, type Head, weightsOf } from "../head.ts";
import { place } from "../space.ts";
import { positive } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/** Look-alikes that a row is told from. */
const LOOK_ALIKES = 3;

/**
 * Finer-CAM of a row against several look-alikes: ReLU(sum_k (w_k - mean of v_k) A_k), v the rows of the three other items that lie
 * nearest to what is seen. In a head of one item there is nothing to tell it from: Grad-CAM. Zhang et al., "Finer-CAM: Spotting the
 * Difference Reveals Finer Details for Visual Explanation", CVPR 2025, with alpha = 1.
 */
export function finerCam(features: Features, head: Head, row: number): ActivationMap {
  const { item } = head.rows[row] as Face;
  const near = candidates(place(embedding(features), head.space), head).filter((other) => other.item !== item);
  const others = near.slice(0, LOOK_ALIKES).map((other) => weightsOf(head, other.row));
  const weights = weightsOf(head, row).map((weight, channel) => {
    const theirs = others.reduce((sum, other) => sum + (other[channel] as number), 0);
    return others.length > 0 ? weight - theirs / others.length : weight;
  });
  return positive(weightedSum(features, weights));
}
