import type { Picture } from "../frame.ts";

/** Of what a pixel differs from the mean of its surroundings, the share that is added to it. */
const AMOUNT = 0.8;
/** Pixels to each side that are its surroundings: magnified letters are about three times as thick. */
const REACH = 2;
const AREA = (2 * REACH + 1) ** 2;

/** An unsharp mask: gives back to letters the edges that sampling between pixels took. Beyond the picture its edge pixels are repeated. */
export function sharpened({ width, height, rgb }: Picture): Picture {
  const stride = 3 * width;
  const sharp = new Uint8ClampedArray(rgb.length);
  const column = (at: number) => 3 * Math.min(Math.max(at, 0), width - 1);
  const row = (at: number) => stride * Math.min(Math.max(at, 0), height - 1);
  const sums = new Int32Array(stride);
  const add = (from: number, sign: 1 | -1) => {
    for (let at = 0; at < stride; at++) sums[at] = (sums[at] as number) + sign * (rgb[from + at] as number);
  };
  for (let near = -REACH - 1; near < REACH; near++) add(row(near), 1);
  for (let y = 0; y < height; y++) {
    add(row(y + REACH), 1);
    add(row(y - REACH - 1), -1);
    for (let channel = 0; channel < 3; channel++) {
      let around = 0;
      for (let near = -REACH - 1; near < REACH; near++) around += sums[column(near) + channel] as number;
      for (let x = 0; x < width; x++) {
        around += (sums[column(x + REACH) + channel] as number) - (sums[column(x - REACH - 1) + channel] as number);
        const at = y * stride + 3 * x + channel;
        const own = rgb[at] as number;
        sharp[at] = own + AMOUNT * (own - around / AREA);
      }
    }
  }
  return { width, height, rgb: new Uint8Array(sharp.buffer) };
}
