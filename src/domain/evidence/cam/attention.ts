import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import type { Head } from "../head.ts";
import { gradCam } from "./class-map.ts";
import { unlessFlat } from "./positive.ts";

/**
 * Activation-based spatial attention, whatever the class: sum_k A_k^2. Zagoruyko and Komodakis, "Paying More Attention to Attention",
 * ICLR 2017, F^2_sum.
 */
export function attention({ channels, rows, columns, values }: Features): ActivationMap {
  const cells = rows * columns;
  const sums = new Float64Array(cells);
  for (let at = 0; at < channels * cells; at++) {
    const value = values[at] as number;
    sums[at % cells] = (sums[at % cells] as number) + value * value;
  }
  return unlessFlat({ rows, columns, values: Array.from(sums) });
}

/** The high-level attention map of a row: its Grad-CAM, cell by cell, times the attention's share of its own largest value. */
export function gatedAttention(features: Features, head: Head, row: number): ActivationMap {
  const seen = attention(features).values;
  const most = Math.max(...seen);
  const map = gradCam(features, head, row);
  return unlessFlat({ ...map, values: map.values.map((value, cell) => (most > 0 ? (value * (seen[cell] as number)) / most : 0)) });
}
