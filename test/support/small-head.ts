import type { Head } from "../../src/domain/evidence/head.ts";

/** A head of a few rows of weights, each speaking for an item of its own: a, b and so on. Nothing is known to it. */
export function smallHead(weights: readonly (readonly number[])[], bias: readonly number[] = weights.map(() => 0)): Head {
  const channels = weights[0]?.length ?? 0;
  return {
    channels,
    rows: weights.map((_, row) => ({ item: String.fromCharCode(97 + row), face: "print" })),
    weight: Float32Array.from(weights.flat()),
    bias: Float32Array.from(bias),
    center: new Float32Array(channels),
    prototypeFaces: [],
    prototypes: new Float32Array(),
    temperature: 1,
  };
}
