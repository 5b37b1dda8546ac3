import type { Region } from "./evidence-share.ts";
import type { Picture } from "./frame.ts";
import { corners, type OrientedBox, type Point } from "./geometry.ts";

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
  const fine = Math.max(1, Math.round(windowSide(box, geometry) / side));
  const [origin, right, , below] = cropWindow(box, geometry);
  const steps = side * fine;
  const across = { x: (right.x - origin.x) / steps, y: (right.y - origin.y) / steps };
  const down = { x: (below.x - origin.x) / steps, y: (below.y - origin.y) / steps };
  const pack = packInCrop(box, geometry);
  const top = Math.max(0, Math.floor((pack.y - margin) * side));
  const sums = new Float32Array(3 * side);
  const rgb = new Uint8Array(3 * side * side);
  for (let row = 0; row < side; row++) {
    if (row < top || row >= side - top) {
      for (let column = 0; column < side; column++) rgb.set(fill, 3 * (row * side + column));
      continue;
    }
    sums.fill(0);
    for (let line = row * fine; line < (row + 1) * fine; line++) {
      const start = { x: origin.x + (line + 0.5) * down.x + 0.5 * across.x, y: origin.y + (line + 0.5) * down.y + 0.5 * across.y };
      addLine(sums, picture, start, across, fine);
    }
    for (let at = 0; at < sums.length; at++) rgb[3 * row * side + at] = (sums[at] ?? 0) / fine ** 2 + 0.5;
  }
  return { width: side, height: side, rgb };
}

function windowSide(box: OrientedBox, { margin }: CropGeometry): number {
  return box.length / (1 - 2 * margin);
}

/** Adds to each pixel of `sums` the colours at its `fine` places on the line; the first pixel's centre lies at (0.5, 0.5). */
function addLine(sums: Float32Array, { width, height, rgb }: Picture, start: Point, step: Point, fine: number): void {
  const count = (sums.length / 3) * fine;
  for (let i = 0; i < count; i++) {
    const x = Math.min(Math.max(start.x + i * step.x - 0.5, 0), width - 1.001);
    const y = Math.min(Math.max(start.y + i * step.y - 0.5, 0), height - 1.001);
    const column = Math.floor(x);
    const row = Math.floor(y);
    const right = x - column;
    const low = y - row;
    const upper = 3 * (row * width + column);
    const lower = upper + 3 * width;
    const to = 3 * Math.floor(i / fine);
    for (let channel = 0; channel < 3; channel++) {
      const here = (rgb[upper + channel] as number) * (1 - right) + (rgb[upper + 3 + channel] as number) * right;
      const beneath = (rgb[lower + channel] as number) * (1 - right) + (rgb[lower + 3 + channel] as number) * right;
      sums[to + channel] = (sums[to + channel] as number) + here + (beneath - here) * low;
    }
  }
}
