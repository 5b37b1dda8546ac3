import type { Picture } from "../frame.ts";

/** The cells in which packs are located: squares of picture pixels. Left-over pixels at the right and the bottom are ignored. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Pixels along a cell's side: a whole number, so that every cell averages equally many. */
  readonly size: number;
}

/**
 * Cells along the picture's long side, at most. A pack of 2 % of the frame is still some 30 cells long and print is
 * still texture, while noise and the grain of the tray are averaged away.
 */
const LONG_SIDE = 240;

export function gridOver({ width, height }: Picture): Grid {
  const size = Math.ceil(Math.max(width, height) / LONG_SIDE);
  return { width: Math.floor(width / size), height: Math.floor(height / size), size };
}

/**
 * Writes the mean colours of one row of cells: three numbers per cell, 0 to 255. Every byte of the picture passes
 * through here, so it is one loop over integers ("| 0" keeps them so): half the time of a call per cell.
 */
export function averageRow({ width, rgb }: Picture, grid: Grid, y: number, row: Float32Array): void {
  const { size } = grid;
  const line = 3 * width;
  const weight = 1 / (size * size);
  for (let x = 0; x < grid.width; x++) {
    let [red, green, blue] = [0, 0, 0];
    let start = size * (y * line + 3 * x);
    for (let down = 0; down < size; down++) {
      for (let along = 0, at = start; along < size; along++, at += 3) {
        red = (red + (rgb[at] as number)) | 0;
        green = (green + (rgb[at + 1] as number)) | 0;
        blue = (blue + (rgb[at + 2] as number)) | 0;
      }
      start = (start + line) | 0;
    }
    row[3 * x] = red * weight;
    row[3 * x + 1] = green * weight;
    row[3 * x + 2] = blue * weight;
  }
}
