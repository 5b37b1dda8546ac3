import type { Region } from "./evidence-share.ts";
import type { Picture } from "./frame.ts";
import { corners, type OrientedBox, type Point } from "./geometry.ts";
import { withRoom } from "./room.ts";

/** How a pack is cut out of a picture for the network. */
export interface CropGeometry {
  /** Pixels of the square crop. */
  readonly side: number;
  /** The strip around the pack's long side, as a share of the crop's side. */
  readonly margin: number;
  /** The colour of everything but the pack and its margin, so that the network sees no tray. */
  readonly fill: readonly [number, number, number];
}

/** The corners of the crop's square in the picture's pixels: the crop's upper left first, then clockwise. */
export function cropWindow(box: OrientedBox, geometry: CropGeometry): readonly [Point, Point, Point, Point] {
  const side = windowSide(box, geometry);
  return corners({ ...box, length: side, breadth: side });
}

/** Where the pack lies in the crop. */
export function packInCrop(box: OrientedBox, { margin }: CropGeometry): Region {
  const width = 1 - 2 * margin;
  const height = (width * box.breadth) / box.length;
  return { x: margin, y: (1 - height) / 2, width, height };
}

/**
 * The pack with its long side lying, scaled to the crop's width less its margins. Each pixel is the mean of bilinear
 * samples about a pixel of the picture apart. What lies outside the picture continues its edge.
 */
export function cropUpright(picture: Picture, box: OrientedBox, geometry: CropGeometry): Picture {
  const { side, margin, fill } = geometry;
  const length = windowSide(box, geometry);
  const fine = 2 ** Math.min(Math.max(0, Math.round(Math.log2(length / side))), MOST_HALVINGS);
  const top = Math.max(0, Math.floor((packInCrop(box, geometry).y - margin) * side));
  const rows = side - 2 * top;
  const strip = corners({ ...box, length, breadth: (length * rows) / side });
  const { picture: source, origin } = withRoom(picture, strip);
  const [start, right, , below] = strip;
  const across = between(start, right, side * fine);
  const down = between(start, below, rows * fine);
  const rgb = filled(side, fill);
  for (let row = 0; row < rows; row++) {
    // The middle of the row's first sample; a pixel's own middle lies half a pixel from its corner.
    const first = {
      x: origin.x + start.x + (row * fine + 0.5) * down.x + 0.5 * across.x - 0.5,
      y: origin.y + start.y + (row * fine + 0.5) * down.y + 0.5 * across.y - 0.5,
    };
    const to = 3 * (top + row) * side;
    sampleRow(rgb.subarray(to, to + 3 * side), source, { first, across, down, fine });
  }
  return { width: side, height: side, rgb };
}

function windowSide(box: OrientedBox, { margin }: CropGeometry): number {
  return box.length / (1 - 2 * margin);
}

function filled(side: number, colour: readonly [number, number, number]): Uint8Array {
  const rgb = new Uint8Array(3 * side * side);
  rgb.set(colour);
  for (let done = colour.length; done < rgb.length; done *= 2) rgb.copyWithin(done, 0, done);
  return rgb;
}

/** One of so many equal steps from one place to the other. */
function between(from: Point, to: Point, steps: number): Point {
  return { x: (to.x - from.x) / steps, y: (to.y - from.y) / steps };
}

/** Places are counted in so many parts of a pixel. */
const PARTS = 65_536;
/** The samples of a pixel have so many shares of it in all, and divide theirs among the four pixels around them. */
const SHARES = 256;
/** Of a pixel, each way; with more, no share would be left for a sample. */
const MOST_HALVINGS = 4;
/** Half of a colour's sum of one, added so that the mean is rounded and not cut off. */
const HALF = SHARES / 2;

interface Samples {
  /** In the picture's pixels. */
  readonly first: Point;
  /** From one sample to the next, along the row and across it. */
  readonly across: Point;
  readonly down: Point;
  /** So many samples each way make a pixel of the row: a power of two. */
  readonly fine: number;
}

/**
 * Each pixel of the row becomes the mean of its samples. All of them have a pixel on every side. This is the daemon's
 * longest loop: with whole numbers of 32 bits, of which red and blue share one, it takes three quarters of the time.
 */
function sampleRow(row: Uint8Array, { width, rgb }: Picture, { first, across, down, fine }: Samples): void {
  const bytes = new DataView(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const stride = 3 * width;
  const shares = SHARES / fine ** 2;
  const shareBits = Math.log2(shares);
  const [acrossX, acrossY] = [Math.round(across.x * PARTS), Math.round(across.y * PARTS)];
  const [downX, downY] = [Math.round(down.x * PARTS), Math.round(down.y * PARTS)];
  let startX = Math.round(first.x * PARTS);
  let startY = Math.round(first.y * PARTS);
  for (let to = 0; to < row.length; to += 3) {
    let redAndBlue = (HALF << 16) | HALF;
    let green = HALF;
    for (let line = 0; line < fine; line++) {
      let x = (startX + Math.imul(line, downX)) | 0;
      let y = (startY + Math.imul(line, downY)) | 0;
      for (let sample = 0; sample < fine; sample++) {
        const right = ((x & 0xffff) << shareBits) >> 16;
        const low = ((y & 0xffff) << shareBits) >> 16;
        const lowRight = Math.imul(right, low) >> shareBits;
        const upperRight = right - lowRight;
        const lowLeft = low - lowRight;
        const upperLeft = shares - right - lowLeft;
        const upper = (Math.imul(y >> 16, stride) + Math.imul(x >> 16, 3)) | 0;
        const lower = (upper + stride) | 0;
        // Four bytes each, one too many: with the right pixels the byte before, because there is none behind the last one.
        const a = bytes.getInt32(upper, true);
        const b = bytes.getInt32(upper + 2, true) >>> 8;
        const c = bytes.getInt32(lower, true);
        const d = bytes.getInt32(lower + 2, true) >>> 8;
        redAndBlue =
          (redAndBlue +
            Math.imul(a & 0xff00ff, upperLeft) +
            Math.imul(b & 0xff00ff, upperRight) +
            Math.imul(c & 0xff00ff, lowLeft) +
            Math.imul(d & 0xff00ff, lowRight)) |
          0;
        green =
          (green +
            Math.imul((a >> 8) & 255, upperLeft) +
            Math.imul((b >> 8) & 255, upperRight) +
            Math.imul((c >> 8) & 255, lowLeft) +
            Math.imul((d >> 8) & 255, lowRight)) |
          0;
        x = (x + acrossX) | 0;
        y = (y + acrossY) | 0;
      }
    }
    row[to] = redAndBlue >> 8;
    row[to + 1] = green >> 8;
    row[to + 2] = redAndBlue >> 24;
    startX = (startX + Math.imul(fine, acrossX)) | 0;
    startY = (startY + Math.imul(fine, acrossY)) | 0;
  }
}
