import type { Region } from "../evidence/evidence-share.ts";
import type { Picture } from "../frame.ts";
import { corners, type OrientedBox, type Point } from "../geometry.ts";
import { sampled } from "./sampled.ts";

/** How a pack is cut out of a picture for the network. */
export interface CropGeometry {
  /** Pixels of the square crop. */
  readonly side: number;
  /** The space left at both ends of the pack's long side, as a fraction of the crop's side. */
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
 * The pack with its long side horizontal, scaled to the crop's width less the margins. Beyond the picture its edge pixels
 * are repeated.
 */
export function cropUpright(picture: Picture, box: OrientedBox, geometry: CropGeometry): Picture {
  const { side, margin, fill } = geometry;
  const top = Math.max(0, Math.floor((packInCrop(box, geometry).y - margin) * side));
  const rows = side - 2 * top;
  const length = windowSide(box, geometry);
  const strip = corners({ ...box, length, breadth: (length * rows) / side });
  const rgb = filled(side, fill);
  rgb.set(sampled(picture, strip, { width: side, height: rows }).rgb, 3 * top * side);
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
