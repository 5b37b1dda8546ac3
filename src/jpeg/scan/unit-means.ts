import type { Plane } from "./planes.ts";

/** A component's means, unit by unit, in levels. */
export interface Means {
  /** Units in a row. */
  readonly width: number;
  readonly values: Float32Array;
}

export function unitMeans({ across, down, stride, dc }: Plane): Means {
  const width = stride / across;
  const values = new Float32Array(dc.length / across / down);
  for (let at = 0; at < dc.length; at++) {
    const row = Math.floor(at / stride);
    const unit = Math.floor(row / down) * width + Math.floor((at - row * stride) / across);
    values[unit] = (values[unit] as number) + (dc[at] as number) / (8 * across * down);
  }
  return { width, values };
}
