import { softmax } from "../calibrate.ts";
import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { embedding, type Head, weightsOf } from "../head.ts";
import { positive } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/** The channels that add most to the row's logit, w_k mean(A_k) > 0: at most `limit`, largest first. */
export function channelsOfMost(features: Features, head: Head, row: number, limit: number): readonly number[] {
  const weights = weightsOf(head, row);
  const given = embedding(features).map((mean, channel) => mean * (weights[channel] as number));
  return [...given.keys()]
    .filter((channel) => (given[channel] as number) > 0)
    .sort((a, b) => (given[b] as number) - (given[a] as number))
    .slice(0, limit);
}

/** One channel alone: A_k. */
export function activationOf({ rows, columns, values }: Features, channel: number): ActivationMap {
  const cells = rows * columns;
  return { rows, columns, values: Array.from(values.subarray(channel * cells, (channel + 1) * cells)) };
}

/**
 * Score-CAM over some of the channels: ReLU(sum_k a_k A_k), a = softmax(s). The score s_k is the class's logit when the
 * network sees the picture through channel k. Each channel costs a forward pass, so this has no closed form. The score of
 * a blank picture, which the paper subtracts, cancels under the softmax. Wang et al., "Score-CAM:
 * Score-Weighted Visual Explanations for Convolutional Neural Networks", CVPR Workshops 2020, algorithm 1.
 */
export function scoreCam(features: Features, scores: ReadonlyMap<number, number>): ActivationMap {
  const weights = new Float64Array(features.channels);
  const shares = softmax([...scores.values()], 1);
  [...scores.keys()].forEach((channel, index) => {
    weights[channel] = shares[index] as number;
  });
  return positive(weightedSum(features, weights));
}
