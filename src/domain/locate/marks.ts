import type { Cells } from "./cells.ts";
import type { Mask } from "./mask.ts";
import { median } from "./quantile.ts";

/** An edge weaker than this share of the tray's light is none: unevenness of the tray itself, and of the light on it. */
const CONTRAST = 0.025;
/** What the camera's noise hardly ever reaches, in medians of the noise. */
const NOISE = 3;
/** The blocks of a JPEG of moderate quality (35) differ by up to three of 255 steps where the scene is plain. */
const BLOCKS = 4;
/** A shadow keeps the tint of the tray: its share of red, green and blue changes less than this. */
const TINT = 0.06;

/** The least detail that cannot be the tray: judged by the border of the frame, most of which is tray. */
export function detailFloor(detail: Float32Array, tray: Float32Array, width: number): number {
  return Math.max(BLOCKS, CONTRAST * brightness(tray), NOISE * median(border(detail, width)));
}

/** The cells that cannot be the tray: they hold detail, or have another tint than the tray has there. */
export function notTray(cells: Cells, tray: Float32Array, detail: Float32Array, floor: number): Mask {
  const bits = new Uint8Array(detail.length);
  for (let cell = 0; cell < bits.length; cell++) {
    if ((detail[cell] as number) > floor || hasOtherTint(cells.rgb, tray, 3 * cell)) bits[cell] = 1;
  }
  return { width: cells.width, height: cells.height, bits };
}

/** Compares shares of the sum without dividing; a little grey on both sides keeps dark cells, whose tint is noise, from counting. */
function hasOtherTint(rgb: Float32Array, tray: Float32Array, at: number): boolean {
  const sum = 60 + (rgb[at] as number) + (rgb[at + 1] as number) + (rgb[at + 2] as number);
  const traySum = 60 + (tray[at] as number) + (tray[at + 1] as number) + (tray[at + 2] as number);
  const most = TINT * sum * traySum;
  for (let i = at; i < at + 3; i++) {
    if (Math.abs(((rgb[i] as number) + 20) * traySum - ((tray[i] as number) + 20) * sum) > most) return true;
  }
  return false;
}

/** The values along a frame that runs three cells inside the picture. */
function border(values: Float32Array, width: number): Float32Array {
  const height = values.length / width;
  const found: number[] = [];
  for (let x = 3; x < width - 3; x++) found.push(values[3 * width + x] as number, values[(height - 4) * width + x] as number);
  for (let y = 4; y < height - 4; y++) found.push(values[y * width + 3] as number, values[y * width + width - 4] as number);
  return Float32Array.from(found);
}

/** The mean of all colours, judged by every sixteenth cell. */
function brightness(rgb: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < rgb.length - 2; i += 48) {
    sum += (rgb[i] as number) + (rgb[i + 1] as number) + (rgb[i + 2] as number);
    count += 3;
  }
  return sum / count;
}
