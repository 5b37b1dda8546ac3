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
 * The pack with its long side lying, scaled to the crop's width less its margins. Each pixel is the mean of as many
 * bilinear samples as it covers pixels of the picture. What lies outside the picture continues its edge.
 */
export function cropUpright(picture: Picture, box: OrientedBox, geometry: CropGeometry): Picture {
  const { side, margin, fill } = geometry;
  const rgb = new Uint8Array(3 * side * side);
  const [origin, right, , below] = cropWindow(box, geometry);
  const scale = windowSide(box, geometry) / side;
  const samples = Math.max(1, Math.ceil(scale));
  const across = { x: (right.x - origin.x) / side, y: (right.y - origin.y) / side };
  const down = { x: (below.x - origin.x) / side, y: (below.y - origin.y) / side };
  const packHeight = packInCrop(box, geometry).height * side;
  const top = Math.max(0, Math.floor(side / 2 - packHeight / 2 - margin * side));
  const colour = [0, 0, 0];

  for (let row = 0; row < side; row++) {
    const inside = row >= top && row < side - top;
    for (let column = 0; column < side; column++) {
      const at = 3 * (row * side + column);
      if (!inside) {
        rgb.set(fill, at);
        continue;
      }
      colour.fill(0);
      for (let i = 0; i < samples; i++) {
        for (let j = 0; j < samples; j++) {
          const u = column + (i + 0.5) / samples;
          const v = row + (j + 0.5) / samples;
          addBilinear(picture, origin.x + u * across.x + v * down.x, origin.y + u * across.y + v * down.y, colour);
        }
      }
      for (let channel = 0; channel < 3; channel++) rgb[at + channel] = Math.round((colour[channel] ?? 0) / samples ** 2);
    }
  }
  return { width: side, height: side, rgb };
}

function windowSide(box: OrientedBox, { margin }: CropGeometry): number {
  return box.length / (1 - 2 * margin);
}

/** Adds the colour at a place; the centre of the first pixel lies at (0.5, 0.5). */
function addBilinear({ width, height, rgb }: Picture, x: number, y: number, sum: number[]): void {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1.001);
  const above = Math.min(Math.max(y - 0.5, 0), height - 1.001);
  const column = Math.floor(left);
  const row = Math.floor(above);
  const fx = left - column;
  const fy = above - row;
  const at = 3 * (row * width + column);
  const next = at + 3 * width;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (rgb[at + channel] ?? 0) * (1 - fx) + (rgb[at + 3 + channel] ?? 0) * fx;
    const lower = (rgb[next + channel] ?? 0) * (1 - fx) + (rgb[next + 3 + channel] ?? 0) * fx;
    sum[channel] = (sum[channel] ?? 0) + upper * (1 - fy) + lower * fy;
  }
}
