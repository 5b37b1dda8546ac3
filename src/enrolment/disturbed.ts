import type { Picture } from "../domain/frame.ts";

/** How another camera in another light would have it: factors of exp(x), x at most this far from zero. */
const CAST = 0.2;
const EXPOSURE = 0.25;
const CONTRAST = 0.25;
/** Times that a picture of 320 pixels is blurred by (1 2 1) / 4 each way, at most: a Gaussian of 1.4 pixels. */
const BLURS = 4;
const BLURRED_AT = 320;

/** The crop in another light, through another camera. Rows of the fill alone stay as they are. */
export function disturbed(crop: Picture, fill: readonly [number, number, number], random: () => number): Picture {
  const stray = (most: number) => Math.exp(most * (2 * random() - 1));
  const casts = [stray(CAST), stray(CAST), stray(CAST)];
  const exposure = stray(EXPOSURE);
  const contrast = stray(CONTRAST);
  const rows = shownRows(crop, fill);
  const rgb = crop.rgb.slice();
  const shown = rgb.subarray(3 * crop.width * rows.first, 3 * crop.width * rows.end);
  const middle = (exposure * shown.reduce((sum, value) => sum + value, 0)) / Math.max(1, shown.length);
  const tables = casts.map((cast) =>
    Uint8ClampedArray.from({ length: 256 }, (_, value) => middle + contrast * (cast * exposure * value - middle)),
  );
  for (let at = 0; at < shown.length; at++) shown[at] = (tables[at % 3] as Uint8ClampedArray)[shown[at] as number] as number;
  const blurs = Math.round((random() * BLURS * crop.width) / BLURRED_AT);
  for (let blur = 0; blur < blurs; blur++) blurOnce(shown, crop.width);
  return { ...crop, rgb };
}

function shownRows({ width, height, rgb }: Picture, fill: readonly [number, number, number]): { first: number; end: number } {
  const isFill = (row: number) => rgb.subarray(3 * row * width, 3 * (row + 1) * width).every((value, at) => value === fill[at % 3]);
  let first = 0;
  let end = height;
  while (first < end && isFill(first)) first++;
  while (end > first && isFill(end - 1)) end--;
  return { first, end };
}

/** Along the rows, then along the columns; the edge keeps its colour. */
function blurOnce(rgb: Uint8Array, width: number): void {
  const stride = 3 * width;
  for (let at = 0; at < rgb.length; at += stride) smooth(rgb.subarray(at, at + stride), 3);
  smooth(rgb, stride);
}

/** Each number with its neighbours `step` before and after it, 1 : 2 : 1; the first and last `step` numbers stay. */
function smooth(values: Uint8Array, step: number): void {
  const before = values.slice();
  for (let at = step; at < values.length - step; at++)
    values[at] = ((before[at - step] as number) + 2 * (before[at] as number) + (before[at + step] as number) + 2) >> 2;
}
