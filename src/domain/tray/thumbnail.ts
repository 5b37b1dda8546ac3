import type { Picture } from "../frame.ts";

/** A frame as COLUMNS x ROWS cells of grey, for comparison with others. */
export type Thumbnail = Float32Array;

export const COLUMNS = 64;
export const ROWS = 48;
/** Each cell averages this many pixels each way, which removes three quarters of the camera's noise. */
const SAMPLES = 4;

/** A cell that changes by less than this shows noise; the edge of a pack that moves by a pixel changes its cells by more. */
const NOISE = 8;

/** The same cells in colour: red, green and blue of one after the other, 0 to 255. */
export type Colours = Float32Array;

export function colours({ width, height, rgb }: Picture): Colours {
  const cells = new Float32Array(3 * COLUMNS * ROWS);
  for (let y = 0; y < ROWS * SAMPLES; y++) {
    const line = width * Math.floor(((y + 0.5) * height) / (ROWS * SAMPLES));
    const row = COLUMNS * Math.floor(y / SAMPLES);
    for (let x = 0; x < COLUMNS * SAMPLES; x++) {
      const at = 3 * (line + Math.floor(((x + 0.5) * width) / (COLUMNS * SAMPLES)));
      const cell = 3 * (row + Math.floor(x / SAMPLES));
      for (let channel = 0; channel < 3; channel++)
        cells[cell + channel] = (cells[cell + channel] as number) + (rgb[at + channel] as number);
    }
  }
  return cells.map((sum) => sum / (SAMPLES * SAMPLES));
}

export function greyOf(cells: Colours): Thumbnail {
  return new Float32Array(COLUMNS * ROWS).map(
    (_, cell) => ((cells[3 * cell] as number) + (cells[3 * cell + 1] as number) + (cells[3 * cell + 2] as number)) / 3,
  );
}

export function thumbnail(picture: Picture): Thumbnail {
  return greyOf(colours(picture));
}

/** Mean absolute change of grey, 0 to 255. */
export function motionBetween(a: Thumbnail, b: Thumbnail): number {
  return a.reduce((sum, value, cell) => sum + Math.abs(value - (b[cell] as number)), 0) / a.length;
}

/** Whether nothing has moved, not even in a corner of the picture. */
export function showsTheSame(a: Thumbnail, b: Thumbnail): boolean {
  return a.every((value, cell) => Math.abs(value - (b[cell] as number)) < NOISE);
}
