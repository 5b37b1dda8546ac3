import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import type { Head } from "../head.ts";
import { ablationCam } from "./ablation-cam.ts";
import { attention, gatedAttention } from "./attention.ts";
import { gradCam } from "./class-map.ts";
import { eigenCam, eigenGradCam } from "./eigen-cam.ts";
import { deepFeatureFactorization } from "./feature-factors.ts";
import { finerCam } from "./finer-cam.ts";
import { gradCamPlusPlus } from "./grad-cam-plus-plus.ts";
import { kpcaCam } from "./kpca-cam.ts";
import { layerCam } from "./layer-cam.ts";

/** Maps the evidence for a row of the head. */
type Method = (features: Features, head: Head, row: number) => ActivationMap;

/** Every method that takes the features and no further pass of the network, by its published name. */
export const METHODS = {
  "Grad-CAM": gradCam,
  "Grad-CAM++": gradCamPlusPlus,
  "Layer-CAM": layerCam,
  "Ablation-CAM": ablationCam,
  "Eigen-CAM": eigenCam,
  "EigenGrad-CAM": eigenGradCam,
  "KPCA-CAM": kpcaCam,
  "Finer-CAM": finerCam,
  DFF: deepFeatureFactorization,
  Attention: attention,
  "Gated-Attention": gatedAttention,
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof METHODS;

/** Those that show what the network sees most of, whatever the item. */
export const CLASSLESS: readonly MethodName[] = ["Eigen-CAM", "KPCA-CAM", "Attention"];

/**
 * Methods that are another one here: with average pooling and one linear layer behind the features the gradient of a logit is w_k / Z in
 * every cell, and its own derivative is 0. HiResCAM (Draelos and Carin 2020) sums gradient times feature cell by cell; XGrad-CAM (Fu et
 * al., BMVC 2020) weighs a channel by the mean of its gradients over its features; what ShapleyCAM (Cai, "CAMs as Shapley Value-based
 * Explainers", 2025) adds to that is half of the Hessian times the features, 0 where the class's utility is its logit.
 */
export const SAME_HERE: Readonly<Record<string, MethodName>> = {
  CAM: "Grad-CAM",
  HiResCAM: "Grad-CAM",
  "XGrad-CAM": "Grad-CAM",
  "Shapley-CAM": "Grad-CAM",
};
