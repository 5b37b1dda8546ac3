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
const LONG_SIDE = 240;

/** A whole number of pixels, so that every cell is the mean of equally many. */
function cellSize(picture: Picture): number {
  return Math.ceil(Math.max(picture.width, picture.height) / LONG_SIDE);
}

export function toCells(picture: Picture): Cells {
  const size = cellSize(picture);
  const width = Math.floor(picture.width / size);
  const height = Math.floor(picture.height / size);
  const rgb = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) average(picture, 3 * size * (y * picture.width + x), size, rgb, 3 * (y * width + x));
  }
  return { width, height, size, rgb };
}

/** The mean of the square of pixels that begins at `from`. The "| 0" keeps the sums whole numbers, which are twice as fast. */
function average({ width, rgb }: Picture, from: number, size: number, cells: Float32Array, to: number): void {
  let [red, green, blue] = [0, 0, 0];
  for (let y = 0; y < size; y++) {
    const line = from + 3 * y * width;
    for (let at = line; at < line + 3 * size; at += 3) {
      red = (red + (rgb[at] as number)) | 0;
      green = (green + (rgb[at + 1] as number)) | 0;
      blue = (blue + (rgb[at + 2] as number)) | 0;
    }
  }
  cells[to] = red / (size * size);
  cells[to + 1] = green / (size * size);
  cells[to + 2] = blue / (size * size);
}
