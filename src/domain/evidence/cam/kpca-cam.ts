import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { attention } from "./attention.ts";
import { firstComponent } from "./component.ts";
import { gram } from "./gram.ts";

/** What centring leaves of equal numbers, of 1. */
const ROUNDING = 1e-12;

/**
 * KPCA-CAM, whatever the class: the first component of kernel principal component analysis of the cells, with the sigmoid kernel
 * tanh(x . y / channels + 1). Karmani et al., "KPCA-CAM: Visual Explainability of Deep Computer Vision Models using Kernel PCA", MMSP
 * 2024; kernel and constants are those of pytorch-grad-cam, whose features are centred first as they are here. The sign is that of the
 * attention.
 */
export function kpcaCam(features: Features): ActivationMap {
  const similar = centred(gram(features)).map((row) => row.map((product) => Math.tanh(product / features.channels + 1)));
  const kernel = centred(similar).map((row) => row.map((value) => (Math.abs(value) < ROUNDING ? 0 : value)));
  return firstComponent(features, kernel, attention(features).values);
}

/** The products of the same vectors, seen from their mean. */
function centred(products: readonly Float64Array[]): readonly Float64Array[] {
  const means = products.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
  const whole = means.reduce((sum, value) => sum + value, 0) / means.length;
  return products.map((row, at) => row.map((value, other) => value - (means[at] as number) - (means[other] as number) + whole));
}
