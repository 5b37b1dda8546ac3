import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { embedding, type Head, logit, weightsOf } from "../head.ts";
import { positive } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/**
 * Ablation-CAM of a row: ReLU(sum_k v_k A_k), where v_k is the fraction of the logit y lost without channel k. Under a
 * linear head that is w_k mean(A_k) / y, so no channel has to be removed. A logit of 0 cannot be split: no evidence.
 * Desai and Ramaswamy, "Ablation-CAM: Visual Explanations for Deep Convolutional Network via Gradient-free
 * Localization", WACV 2020.
 */
export function ablationCam(features: Features, head: Head, row: number): ActivationMap {
  const means = embedding(features);
  const whole = logit(means, head, row);
  const parts = Float64Array.from(weightsOf(head, row), (weight, channel) =>
    whole === 0 ? 0 : (weight * (means[channel] as number)) / whole,
  );
  return positive(weightedSum(features, parts));
}
