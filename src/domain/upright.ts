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
  const fine = Math.max(1, Math.round(length / side));
  const top = Math.max(0, Math.floor((packInCrop(box, geometry).y - margin) * side));
  const rows = side - 2 * top;
  const strip = corners({ ...box, length, breadth: (length * rows) / side });
  const { picture: source, origin } = withRoom(picture, strip);
  const [start, right, , below] = strip;
  const across = between(start, right, side * fine);
  const down = between(start, below, rows * fine);
  const rgb = filled(side, fill);
  const sums = new Uint32Array(3 * side);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let line = row * fine; line < (row + 1) * fine; line++) {
      // The middle of the line's first sample; a pixel's own middle lies half a pixel from its corner.
      const x = origin.x + start.x + (line + 0.5) * down.x + 0.5 * across.x - 0.5;
      const y = origin.y + start.y + (line + 0.5) * down.y + 0.5 * across.y - 0.5;
      addLine(sums, source, { x, y }, across, fine);
    }
    const to = 3 * (top + row) * side;
    for (let at = 0; at < sums.length; at++) rgb[to + at] = (sums[at] as number) / (SHARES * fine ** 2) + 0.5;
  }
  return { width: side, height: side, rgb };
}

function windowSide(box: OrientedBox, { margin }: CropGeometry): number {
  return box.length / (1 - 2 * margin);
}

function filled(side: number, [red, green, blue]: readonly [number, number, number]): Uint8Array {
  const rgb = new Uint8Array(3 * side * side);
  for (let at = 0; at < rgb.length; at += 3) {
    rgb[at] = red;
    rgb[at + 1] = green;
    rgb[at + 2] = blue;
  }
  return rgb;
}

/** One of so many equal steps from one place to the other. */
function between(from: Point, to: Point, steps: number): Point {
  return { x: (to.x - from.x) / steps, y: (to.y - from.y) / steps };
}

/** Places are counted in so many parts of a pixel: whole numbers halve the time of this, the daemon's longest loop. */
const PARTS = 65_536;
/** A sample is divided among the four pixels around it in so many shares. */
const SHARES = 256;

/** Adds to each pixel of `sums` the colours at its `fine` places on the line, times SHARES. All places have a pixel beside them. */
function addLine(sums: Uint32Array, { width, rgb }: Picture, start: Point, step: Point, fine: number): void {
  let x = Math.round(start.x * PARTS);
  let y = Math.round(start.y * PARTS);
  const stepX = Math.round(step.x * PARTS);
  const stepY = Math.round(step.y * PARTS);
  for (let to = 0; to < sums.length; to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let sample = 0; sample < fine; sample++) {
      const right = (x >> 8) & 255;
      const low = (y >> 8) & 255;
      const lowRight = (right * low) >> 8;
      const upperRight = right - lowRight;
      const lowLeft = low - lowRight;
      const upperLeft = SHARES - right - lowLeft;
      const upper = 3 * ((y >> 16) * width + (x >> 16));
      const lower = upper + 3 * width;
      red +=
        upperLeft * (rgb[upper] as number) +
        upperRight * (rgb[upper + 3] as number) +
        lowLeft * (rgb[lower] as number) +
        lowRight * (rgb[lower + 3] as number);
      green +=
        upperLeft * (rgb[upper + 1] as number) +
        upperRight * (rgb[upper + 4] as number) +
        lowLeft * (rgb[lower + 1] as number) +
        lowRight * (rgb[lower + 4] as number);
      blue +=
        upperLeft * (rgb[upper + 2] as number) +
        upperRight * (rgb[upper + 5] as number) +
        lowLeft * (rgb[lower + 2] as number) +
        lowRight * (rgb[lower + 5] as number);
      x += stepX;
      y += stepY;
    }
    sums[to] = (sums[to] as number) + red;
    sums[to + 1] = (sums[to + 1] as number) + green;
    sums[to + 2] = (sums[to + 2] as number) + blue;
  }
}
