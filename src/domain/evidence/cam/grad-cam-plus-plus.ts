import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { embedding, type Head, weightsOf } from "../head.ts";
import { positive } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/** pytorch-grad-cam's guard against 0 / 0, with its value, so that the maps agree. */
const EPSILON = 1e-6;

/**
 * Grad-CAM++ of a row: ReLU(sum_k v_k A_k) with v_k = Z relu(g) g^2 / (2 g^2 + S_k g^3 + 1e-6), the gradient g = w_k / Z and
 * S_k = sum_ij A_kij. A channel counts for less the more cells it is active in. Chattopadhyay et al., "Grad-CAM++:
 * Generalized Gradient-based Visual Explanations for Deep Convolutional Networks", WACV 2018, equations 7 and 19.
 */
export function gradCamPlusPlus(features: Features, head: Head, row: number): ActivationMap {
  const cells = features.rows * features.columns;
  const means = embedding(features);
  const weights = Float64Array.from(weightsOf(head, row), (weight, channel) => {
    const gradient = weight / cells;
    const alpha = gradient ** 2 / (2 * gradient ** 2 + cells * (means[channel] as number) * gradient ** 3 + EPSILON);
    return gradient > 0 ? cells * gradient * alpha : 0;
  });
  return positive(weightedSum(features, weights));
}
