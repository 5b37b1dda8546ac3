import type { Head } from "../../src/domain/evidence/head.ts";
import { dot, type Vector } from "../../src/domain/evidence/vector.ts";
import { without } from "../../src/enrolment/vectors.ts";

/**
 * A head whose rows are these linear layers on the channels, each given by its weights and its bias, though it lives in a
 * stretched space of as many dimensions as it has rows.
 */
export function whitenedHead(weights: readonly Vector[], biases: readonly number[]): Head {
  const channels = weights[0]?.length ?? 0;
  const axes: Float64Array[] = [];
  for (const weight of weights) {
    const left = without(Float64Array.from(weight), axes);
    axes.push(left.map((value) => value / Math.sqrt(dot(left, left))));
  }
  // By forward substitution: row r has parts along the first r axes alone.
  const along: number[] = [];
  weights.forEach((weight, row) => {
    const known = along.reduce((sum, value, axis) => sum + value * dot(weight, axes[axis] as Vector), 0);
    along.push((-(biases[row] as number) - known) / dot(weight, axes[row] as Vector));
  });
  const gains = Float64Array.from(axes, (_, axis) => 0.5 + axis);
  return {
    space: {
      channels,
      center: Float64Array.from({ length: channels }, (_, k) =>
        axes.reduce((sum, axis, at) => sum + (along[at] as number) * (axis[k] as number), 0),
      ),
      basis: Float64Array.from(axes.flatMap((axis) => [...axis])),
      gains,
      residualGain: 0.25,
    },
    rows: weights.map((_, row) => ({ item: `item-${row}`, face: "print" })),
    directions: Float32Array.from(weights.flatMap((weight) => axes.map((axis, at) => dot(weight, axis) / (gains[at] as number)))),
    temperature: 1,
    familiarity: { bias: 0, nearness: 1, lead: 1 },
  };
}
