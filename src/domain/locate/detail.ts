import type { Contrast } from "./contrast.ts";
import type { Grid } from "./grid.ts";
import type { CellMask } from "./mask.ts";
import { median } from "./quantile.ts";

/** An edge weaker than this share of the tray's light is unevenness of the tray itself, or of the light on it. */
const LEAST_EDGE = 0.025;
/** The camera's noise hardly ever exceeds this multiple of its median. */
const NOISE = 3;
/** Blocks of a JPEG of moderate quality (35) differ by up to three of 255 steps where the scene is plain. */
const BLOCKS = 3;

/**
 * The finest detail in each cell: the second difference of grey along the row or down the column,
 * whichever is larger. Print, foil and the rim of a pack are full of it; a soft shadow, however dark, and light that
 * fades across the tray have next to none.
 */
export function detailOf({ grey }: Contrast, { width, height }: Grid): Float32Array {
  const detail = new Float32Array(grey.length);
  for (let y = 1; y < height - 1; y++) {
    for (let cell = y * width + 1; cell < (y + 1) * width - 1; cell++) {
      const twice = 2 * (grey[cell] as number);
      const along = Math.abs((grey[cell - 1] as number) + (grey[cell + 1] as number) - twice);
      const down = Math.abs((grey[cell - width] as number) + (grey[cell + width] as number) - twice);
      detail[cell] = along > down ? along : down;
    }
  }
  return detail;
}

/** The least detail that cannot be tray. The frame's border, which is mostly tray, shows how noisy the picture is. */
export function detailFloor(detail: Float32Array, { width, height }: Grid, light: number): number {
  const border: number[] = [];
  for (let x = 3; x < width - 3; x += 2) border.push(detail[3 * width + x] as number, detail[(height - 4) * width + x] as number);
  for (let y = 4; y < height - 4; y += 2) border.push(detail[y * width + 3] as number, detail[y * width + width - 4] as number);
  return Math.max(BLOCKS, LEAST_EDGE * light, NOISE * median(Float32Array.from(border)));
}

/** The cells that cannot be tray. */
export function notTray({ tinted }: Contrast, detail: Float32Array, floor: number, { width, height }: Grid): CellMask {
  const bits = Uint8Array.from(tinted);
  for (let cell = 0; cell < bits.length; cell++) if ((detail[cell] as number) > floor) bits[cell] = 1;
  return { width, height, bits };
}
