import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import type { Head } from "../head.ts";
import { weightsOf } from "../head.ts";
import { attention } from "./attention.ts";
import { classMap } from "./class-map.ts";
import { firstComponent } from "./component.ts";
import { gram } from "./gram.ts";

/**
 * Eigen-CAM: what the features have in common, regardless of class: ReLU(A' v) with A' the features as Z x channels
 * and v their first right singular vector. A' v is also the first eigenvector of the small matrix A' A'^T (Z x Z) times the
 * singular value. After a ReLU it has no negative entries (Perron 1907). Muhammad and Yeasin, "Eigen-CAM: Class Activation Map
 * using Principal Components", IJCNN 2020.
 */
export function eigenCam(features: Features): ActivationMap {
  return firstComponent(features, gram(features), attention(features).values);
}

/**
 * EigenGrad-CAM of a row: the same of the features times their gradients, w_k A_k, with the sign that speaks for the row. Gildenblat and
 * contributors, pytorch-grad-cam, EigenGradCAM (2021); there the features are centred first, which a map of shares need not be.
 */
export function eigenGradCam(features: Features, head: Head, row: number): ActivationMap {
  return firstComponent(features, gram(features, weightsOf(head, row)), classMap(features, head, row).values);
}
