import type { Picture } from "../frame.ts";

/** A picture averaged down to the scale at which packs are looked for. */
export interface Cells {
  readonly width: number;
  readonly height: number;
  /** Each cell is the mean of a square of so many picture pixels a side; a remainder at the right and at the bottom is left out. */
  readonly size: number;
  /** Three numbers a cell, 0 to 255, row by row. */
  readonly rgb: Float32Array;
}

/**
 * Cells along the picture's long side, about: a pack of 2 % of the frame is still 30 cells long, and print is still
 * texture, while noise and the grain of the tray are averaged away.
 */
const LONG_SIDE = 280;

/** How many picture pixels a cell measures: a whole number, so that every cell is the mean of equally many. */
export function cellSize(picture: Picture): number {
  return Math.ceil(Math.max(picture.width, picture.height) / LONG_SIDE);
}

export function toCells(picture: Picture): Cells {
  const size = cellSize(picture);
  const width = Math.floor(picture.width / size);
  const height = Math.floor(picture.height / size);
  const rgb = new Float32Array(3 * width * height);
  const sums = new Uint32Array(3 * width);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    for (let y = row * size; y < (row + 1) * size; y++) addLine(picture.rgb, 3 * y * picture.width, size, sums);
    for (let i = 0; i < sums.length; i++) rgb[row * sums.length + i] = (sums[i] as number) / (size * size);
  }
  return { width, height, size, rgb };
}

/** Adds one line of pixels, beginning at `from`, to the sums of the row of cells it belongs to. */
function addLine(rgb: Uint8Array, from: number, size: number, sums: Uint32Array): void {
  let at = from;
  for (let cell = 0; cell < sums.length; cell += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let pixel = 0; pixel < size; pixel++) {
      red += rgb[at] as number;
      green += rgb[at + 1] as number;
      blue += rgb[at + 2] as number;
      at += 3;
    }
    sums[cell] = (sums[cell] as number) + red;
    sums[cell + 1] = (sums[cell + 1] as number) + green;
    sums[cell + 2] = (sums[cell + 2] as number) + blue;
  }
}
