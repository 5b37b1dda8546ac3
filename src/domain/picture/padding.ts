import type { Picture } from "../frame.ts";
import type { Point } from "../geometry.ts";

/** A picture enlarged around places near its border or beyond it. */
interface Padded {
  readonly picture: Picture;
  /** Where the original picture's upper left corner lies now. */
  readonly origin: Point;
}

/** Repeats the picture's edges until each place has a whole pixel on every side; the picture itself when each has one already. */
export function padded(picture: Picture, places: readonly Point[]): Padded {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const left = Math.max(0, Math.ceil(1 - Math.min(...xs)));
  const above = Math.max(0, Math.ceil(1 - Math.min(...ys)));
  const right = Math.max(0, Math.ceil(Math.max(...xs) + 2 - picture.width));
  const below = Math.max(0, Math.ceil(Math.max(...ys) + 2 - picture.height));
  if (left + above + right + below === 0) return { picture, origin: { x: 0, y: 0 } };

  const [width, height] = [left + picture.width + right, above + picture.height + below];
  const rgb = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row++) {
    const from = 3 * picture.width * Math.min(Math.max(row - above, 0), picture.height - 1);
    const to = 3 * width * row;
    rgb.set(picture.rgb.subarray(from, from + 3 * picture.width), to + 3 * left);
    repeatPixel(rgb, to + 3 * left, to, left);
    repeatPixel(rgb, to + 3 * (left + picture.width - 1), to + 3 * (left + picture.width), right);
  }
  return { picture: { width, height, rgb }, origin: { x: left, y: above } };
}

function repeatPixel(rgb: Uint8Array, from: number, to: number, times: number): void {
  for (let at = 0; at < 3 * times; at++) rgb[to + at] = rgb[from + (at % 3)] as number;
}
