import type { Picture } from "../frame.ts";
import { distance, type Point } from "../geometry.ts";
import { halved } from "./halve.ts";
import { padded } from "./padding.ts";
import type { Perspective } from "./perspective.ts";

/** Above this many picture pixels per sample, twice as many samples each way come nearer to the picture's own resolution. */
const MOST_SHRUNK = Math.SQRT2;

/**
 * Pixels that are sampled at equal steps between two exact places. In a view in which opposite sides of a pack differ by a tenth,
 * the places between are off by less than a twentieth of a pixel.
 */
const SPAN = 16;

/**
 * What the camera sees through a window, from the window's upper left on; `seen` tells where fractions of the window's sides lie
 * in the picture. Each pixel is a bilinear sample, or the mean of several about one picture pixel apart. Beyond the picture
 * its edge pixels are repeated.
 */
export function sampled(picture: Picture, seen: Perspective["seen"], { width, height }: Pick<Picture, "width" | "height">): Picture {
  if (distance(seen(0, 0.5), seen(1, 0.5)) > MOST_SHRUNK * width) {
    return halved(sampled(picture, seen, { width: 2 * width, height: 2 * height }));
  }
  const { picture: source, origin } = padded(picture, [seen(0, 0), seen(1, 0), seen(1, 1), seen(0, 1)]);
  // The middle of a pixel; a picture pixel's own middle lies half a pixel from its corner.
  const middle = (column: number, row: number): Point => {
    const { x, y } = seen((column + 0.5) / width, (row + 0.5) / height);
    return { x: origin.x + x - 0.5, y: origin.y + y - 0.5 };
  };
  const rgb = new Uint8Array(3 * width * height);
  const sample = samplerOf(source);
  for (let row = 0; row < height; row++) {
    let from = middle(0, row);
    for (let column = 0; column < width; column += SPAN) {
      const to = middle(column + SPAN, row);
      const start = 3 * (row * width + column);
      sample(rgb, start, start + 3 * Math.min(SPAN, width - column), from, { x: (to.x - from.x) / SPAN, y: (to.y - from.y) / SPAN });
      from = to;
    }
  }
  return { width, height, rgb };
}

/** Fixed-point units per pixel. */
const UNITS = 65_536;
/** The four bilinear weights sum to this. */
const UNITY = 256;
/** Added to a colour's weighted sum, so that it is rounded and not truncated. */
const HALF = UNITY / 2;

/**
 * Writes samples of the picture, from `first` on at steps of `across`, both in its pixels. Every sample must have a pixel on each
 * side. This is the daemon's longest loop: 32-bit integers, with red and blue packed into one, halve its time.
 */
function samplerOf({ width, rgb }: Picture) {
  const bytes = new DataView(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const stride = 3 * width;
  return (into: Uint8Array, start: number, end: number, first: Point, across: Point): void => {
    const [acrossX, acrossY] = [Math.round(across.x * UNITS), Math.round(across.y * UNITS)];
    let x = Math.round(first.x * UNITS);
    let y = Math.round(first.y * UNITS);
    for (let to = start; to < end; to += 3) {
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
      into[to] = redAndBlue >> 8;
      into[to + 1] = green >> 8;
      into[to + 2] = redAndBlue >> 24;
      x = (x + acrossX) | 0;
      y = (y + acrossY) | 0;
    }
  };
}
