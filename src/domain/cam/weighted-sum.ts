import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";

/** sum_k weights_k A_k over the grid, signed; kept in double precision. */
export function weightedSum({ channels, rows, columns, values }: Features, weights: ArrayLike<number>): ActivationMap {
  const cells = rows * columns;
  const sums = new Float64Array(cells);
  for (let channel = 0; channel < channels; channel++) {
    const weight = weights[channel] ?? 0;
    const start = channel * cells;
    for (let cell = 0; cell < cells; cell++) sums[cell] = (sums[cell] as number) + weight * (values[start + cell] as number);
  }
  return { rows, columns, values: Array.from(sums) };
}
