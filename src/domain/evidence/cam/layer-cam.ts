import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { type Head, weightsOf } from "../head.ts";
import { positive } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/**
 * Layer-CAM of a row: ReLU(sum_k relu(w_k) A_k); no channel counts against the class. Jiang et al., "LayerCAM: Exploring
 * Hierarchical Class Activation Maps for Localization", IEEE TIP 2021, times Z.
 */
export function layerCam(features: Features, head: Head, row: number): ActivationMap {
  return positive(
    weightedSum(
      features,
      weightsOf(head, row).map((weight) => Math.max(0, weight)),
    ),
  );
}
