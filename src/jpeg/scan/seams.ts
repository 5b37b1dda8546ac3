import type { Plane } from "./planes.ts";

/** How well each unit of a component fits below the one above. */
export interface Seams {
  /** Units per row. */
  readonly width: number;
  readonly units: number;
  /** Smallest difference between two blocks' means, in levels of 256. */
  readonly quantum: number;
  /** The mean step in brightness across each unit's upper edge, in levels of 256; 0 in the first row. */
  readonly steps: Float32Array;
}

/** `dcStep`: quantization step of the component's DC coefficients. */
export function seamsOf({ across, down, stride, top, bottom }: Plane, dcStep: number): Seams {
  const width = stride / across;
  const units = top.length / across / down;
  const steps = new Float32Array(units);
  for (let unit = width; unit < units; unit++) {
    const row = Math.floor(unit / width);
    const first = row * down * stride + (unit - row * width) * across;
    let sum = 0;
    for (let block = first; block < first + across; block++) sum += (top[block] as number) - (bottom[block - stride] as number);
    steps[unit] = sum / (8 * across);
  }
  return { width, units, quantum: dcStep / 8, steps };
}
