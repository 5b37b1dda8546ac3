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

interface Samples {
  /** In the picture's pixels. */
  readonly first: Point;
  /** From one sample to the next, along the row and across it. */
  readonly across: Point;
  readonly down: Point;
  /** So many samples each way make a pixel of the row. */
  readonly fine: number;
}

/** Each pixel of the row becomes the mean of its samples. All of them have a pixel beside them. */
function sampleRow(row: Uint8Array, { width, rgb }: Picture, { first, across, down, fine }: Samples): void {
  const [acrossX, acrossY] = [Math.round(across.x * PARTS), Math.round(across.y * PARTS)];
  const [downX, downY] = [Math.round(down.x * PARTS), Math.round(down.y * PARTS)];
  let startX = Math.round(first.x * PARTS);
  let startY = Math.round(first.y * PARTS);
  const share = 1 / (SHARES * fine ** 2);
  for (let to = 0; to < row.length; to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let line = 0; line < fine; line++) {
      let x = startX + line * downX;
      let y = startY + line * downY;
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
        x += acrossX;
        y += acrossY;
      }
    }
    row[to] = red * share + 0.5;
    row[to + 1] = green * share + 0.5;
    row[to + 2] = blue * share + 0.5;
    startX += fine * acrossX;
    startY += fine * acrossY;
  }
}
