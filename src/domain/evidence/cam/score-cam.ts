import { softmax } from "../calibrate.ts";
import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { embedding, type Head, weightsOf } from "../head.ts";
import { positive } from "./positive.ts";
import { weightedSum } from "./weighted-sum.ts";

/** The channels, at most so many, that give most to the row's logit: those of the largest w_k mean(A_k), largest first. */
export function channelsOfMost(features: Features, head: Head, row: number, most: number): readonly number[] {
  const weights = weightsOf(head, row);
  const given = embedding(features).map((mean, channel) => mean * (weights[channel] as number));
  return [...given.keys()]
    .filter((channel) => (given[channel] as number) > 0)
    .sort((a, b) => (given[b] as number) - (given[a] as number))
    .slice(0, most);
}

/** One channel alone: A_k. */
export function activationOf({ rows, columns, values }: Features, channel: number): ActivationMap {
  const cells = rows * columns;
  return { rows, columns, values: Array.from(values.subarray(channel * cells, (channel + 1) * cells)) };
}

/**
 * Score-CAM over some of the channels: ReLU(sum_k a_k A_k), a = softmax(s). The score s_k is the class's logit when the
 * network sees the picture through channel k: a pass of its own for each channel, which is why this is no closed form.
 * That a picture of nothing has a score too is of no account: under the softmax it cancels. Wang et al., "Score-CAM:
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
