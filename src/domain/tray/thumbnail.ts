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
  const sums = new Int32Array(3 * COLUMNS * ROWS);
  const across = places(COLUMNS * SAMPLES, width).map((column) => 3 * column);
  for (const [y, line] of places(ROWS * SAMPLES, height).entries()) {
    const from = 3 * width * line;
    let cell = 3 * COLUMNS * Math.floor(y / SAMPLES);
    for (let x = 0; x < across.length; cell += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (const end = x + SAMPLES; x < end; x++) {
        const at = from + (across[x] as number);
        red += rgb[at] as number;
        green += rgb[at + 1] as number;
        blue += rgb[at + 2] as number;
      }
      sums[cell] = (sums[cell] as number) + red;
      sums[cell + 1] = (sums[cell + 1] as number) + green;
      sums[cell + 2] = (sums[cell + 2] as number) + blue;
    }
  }
  return new Float32Array(sums).map((sum) => sum / (SAMPLES * SAMPLES));
}

export function greyOf(cells: Colours): Thumbnail {
  return new Float32Array(COLUMNS * ROWS).map(
    (_, cell) => ((cells[3 * cell] as number) + (cells[3 * cell + 1] as number) + (cells[3 * cell + 2] as number)) / 3,
  );
}

export function thumbnail(picture: Picture): Thumbnail {
  return greyOf(colours(picture));
}

/** The pixels in the middle of `count` equal stretches. */
function places(count: number, pixels: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, place) => ((place + 0.5) * pixels) / count);
}

/** Mean absolute change of grey, 0 to 255. */
export function motionBetween(a: Thumbnail, b: Thumbnail): number {
  return a.reduce((sum, value, cell) => sum + Math.abs(value - (b[cell] as number)), 0) / a.length;
}

/** Whether nothing has moved, not even in a corner of the picture. */
export function showsTheSame(a: Thumbnail, b: Thumbnail): boolean {
  return a.every((value, cell) => Math.abs(value - (b[cell] as number)) < NOISE);
}
