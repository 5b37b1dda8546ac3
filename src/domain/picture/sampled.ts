import type { Picture } from "../frame.ts";
import type { Point } from "../geometry.ts";
import { halved } from "./halve.ts";
import { padded } from "./padding.ts";

/** A rectangle in any orientation, by its corners clockwise. */
type Corners = readonly [Point, Point, Point, Point];

/** So many pixels of the picture to a sample: from there on twice as many samples each way are nearer to the picture's own. */
const MOST_SHRUNK = Math.SQRT2;

/**
 * What the rectangle shows of the picture, the first corner in its upper left. Each pixel is a bilinear sample, or the mean
 * of several that lie about a pixel of the picture apart. What lies outside the picture continues its edge.
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

/** One of so many equal steps from one place to the other. */
function between(from: Point, to: Point, steps: number): Point {
  return { x: (to.x - from.x) / steps, y: (to.y - from.y) / steps };
}

/** Places are counted in so many parts of a pixel, */
const PARTS = 65_536;
/** and each sample has so many shares, divided among the four pixels around it. */
const SHARES = 256;
/** Of a colour's sum, added so that the mean is rounded and not cut off. */
const HALF = SHARES / 2;

/**
 * Samples the picture from `first` on at steps of `across`, both in its pixels. Every sample has a pixel on each side.
 * This is the daemon's longest loop: with whole numbers of 32 bits, of which red and blue share one, it takes half the time.
 */
function sampleRow(row: Uint8Array, { width, rgb }: Picture, first: Point, across: Point): void {
  const bytes = new DataView(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const stride = 3 * width;
  const [acrossX, acrossY] = [Math.round(across.x * PARTS), Math.round(across.y * PARTS)];
  let x = Math.round(first.x * PARTS);
  let y = Math.round(first.y * PARTS);
  for (let to = 0; to < row.length; to += 3) {
    const right = (x >> 8) & 255;
    const low = (y >> 8) & 255;
    const lowRight = Math.imul(right, low) >> 8;
    const upperRight = right - lowRight;
    const lowLeft = low - lowRight;
    const upperLeft = SHARES - right - lowLeft;
    const upper = (Math.imul(y >> 16, stride) + Math.imul(x >> 16, 3)) | 0;
    const lower = (upper + stride) | 0;
    // Four bytes each, one too many: with the right pixels the byte before, because there is none behind the last one.
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
