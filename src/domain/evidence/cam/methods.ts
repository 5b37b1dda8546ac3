import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import type { Head } from "../head.ts";
import { ablationCam } from "./ablation-cam.ts";
import { attention, gatedAttention } from "./attention.ts";
import { gradCam } from "./class-map.ts";
import { eigenCam } from "./eigen-cam.ts";
import { gradCamPlusPlus } from "./grad-cam-plus-plus.ts";
import { layerCam } from "./layer-cam.ts";

/** Maps the evidence for a row of the head. */
type Method = (features: Features, head: Head, row: number) => ActivationMap;

/** Every method in closed form, by its published name. */
export const METHODS = {
  "Grad-CAM": gradCam,
  "Grad-CAM++": gradCamPlusPlus,
  "Layer-CAM": layerCam,
  "Ablation-CAM": ablationCam,
  "Eigen-CAM": eigenCam,
  Attention: attention,
  "Gated-Attention": gatedAttention,
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof METHODS;

/** Those that show what the network sees most of, whatever the item. */
export const CLASSLESS: readonly MethodName[] = ["Eigen-CAM", "Attention"];
