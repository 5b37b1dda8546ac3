import type { Picture } from "../frame.ts";

/** One row in so many is looked at: enough to tell a blurred tray, and done in a fraction of a millisecond. */
const STRIDE = 16;

/** How sharp a whole picture is: the variance of the Laplacian of its green, over some rows. Compare only what has one size. */
export function grainOf({ width, height, rgb }: Picture): number {
  let bends = 0;
  let squaredBends = 0;
  let pixels = 0;
  for (let y = STRIDE >> 1; y < height - 1; y += STRIDE) {
    for (let x = 1; x < width - 1; x++) {
      const at = 3 * (y * width + x) + 1;
      const beside = (rgb[at - 3] as number) + (rgb[at + 3] as number);
      const bend = 4 * (rgb[at] as number) - beside - (rgb[at - 3 * width] as number) - (rgb[at + 3 * width] as number);
      bends += bend;
      squaredBends += bend * bend;
      pixels += 1;
    }
  }
  return squaredBends / pixels - (bends / pixels) ** 2;
}
