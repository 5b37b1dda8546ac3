import type { Picture } from "../frame.ts";
import type { Point } from "../geometry.ts";
import { halved } from "./halve.ts";
import { padded } from "./padding.ts";

/** A rectangle in any orientation, by its corners clockwise. */
type Corners = readonly [Point, Point, Point, Point];

/** Above this many picture pixels per sample, twice as many samples each way come nearer to the picture's own resolution. */
const MOST_SHRUNK = Math.SQRT2;

/**
 * The part of the picture inside the rectangle, resampled; the rectangle's first corner becomes the upper left. Each pixel is
 * a bilinear sample, or the mean of several about one picture pixel apart. Beyond the picture its edge pixels are repeated.
 */
export function sampled(picture: Picture, rectangle: Corners, { width, height }: Pick<Picture, "width" | "height">): Picture {
  const [start, right, , below] = rectangle;
  const across = between(start, right, width);
  const down = between(start, below, height);
  if (Math.hypot(across.x, across.y) > MOST_SHRUNK) return halved(sampled(picture, rectangle, { width: 2 * width, height: 2 * height }));
  const { picture: source, origin } = padded(picture, rectangle);
  const rgb = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row++) {
    // The middle of the row's first pixel; a pixel's own middle lies half a pixel from its corner.
    const first = {
      x: origin.x + start.x + (row + 0.5) * down.x + 0.5 * across.x - 0.5,
      y: origin.y + start.y + (row + 0.5) * down.y + 0.5 * across.y - 0.5,
    };
    sampleRow(rgb.subarray(3 * row * width, 3 * (row + 1) * width), source, first, across);
  }
  return { width, height, rgb };
}

/** One of `steps` equal steps from one place to the other. */
function between(from: Point, to: Point, steps: number): Point {
  return { x: (to.x - from.x) / steps, y: (to.y - from.y) / steps };
}

/** Fixed-point units per pixel. */
const UNITS = 65_536;
/** The four bilinear weights sum to this. */
const UNITY = 256;
/** Added to a colour's weighted sum, so that it is rounded and not truncated. */
const HALF = UNITY / 2;

/**
 * Samples the picture from `first` on at steps of `across`, both in its pixels. Every sample must have a pixel on each side.
 * This is the daemon's longest loop: 32-bit integers, with red and blue packed into one, halve its time.
 */
function sampleRow(row: Uint8Array, { width, rgb }: Picture, first: Point, across: Point): void {
  const bytes = new DataView(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const stride = 3 * width;
  const [acrossX, acrossY] = [Math.round(across.x * UNITS), Math.round(across.y * UNITS)];
  let x = Math.round(first.x * UNITS);
  let y = Math.round(first.y * UNITS);
  for (let to = 0; to < row.length; to += 3) {
    const right = (x >> 8) & 255;
    const low = (y >> 8) & 255;
    const lowRight = Math.imul(right, low) >> 8;
    const upperRight = right - lowRight;
    const lowLeft = low - lowRight;
    const upperLeft = UNITY - right - lowLeft;
    const upper = (Math.imul(y >> 16, stride) + Math.imul(x >> 16, 3)) | 0;
    const lower = (upper + stride) | 0;
    // Four bytes each, one more than a pixel has: for right pixels the byte before, because none follows the last pixel.
    const a = bytes.getInt32(upper, true);
    const b = bytes.getInt32(upper + 2, true) >>> 8;
    const c = bytes.getInt32(lower, true);
    const d = bytes.getInt32(lower + 2, true) >>> 8;
    const redAndBlue =
      (((HALF << 16) | HALF) +
        Math.imul(a & 0xff00ff, upperLeft) +
        Math.imul(b & 0xff00ff, upperRight) +
        Math.imul(c & 0xff00ff, lowLeft) +
        Math.imul(d & 0xff00ff, lowRight)) |
      0;
    const green =
      HALF +
      Math.imul((a >> 8) & 255, upperLeft) +
      Math.imul((b >> 8) & 255, upperRight) +
      Math.imul((c >> 8) & 255, lowLeft) +
      Math.imul((d >> 8) & 255, lowRight);
    row[to] = redAndBlue >> 8;
    row[to + 1] = green >> 8;
    row[to + 2] = redAndBlue >> 24;
    x = (x + acrossX) | 0;
    y = (y + acrossY) | 0;
  }
}
