import type { Picture } from "../../domain/frame.ts";
import { mapped, type Quad } from "../../domain/geometry.ts";
import { cutHeight, cutUpright, packInCrop } from "../../domain/picture/upright.ts";

/** Pixels. What print needs, and what reads in time: small letters of a pack of 100 mm are 15 pixels high. */
export const CROP_WIDTH = 1_000;
/** The most that a crop can be high: a pack's first side is its long one. */
export const CROP_HEIGHT = 1_000;

/** Of the crop's width: letters at the pack's edge keep some ground around them. */
const MARGIN = 0.02;

const GEOMETRY = { side: CROP_WIDTH, margin: MARGIN };

/** The upright pack with a narrow margin, for reading. */
export function readingCrop(picture: Picture, pack: Quad): Picture {
  return cutUpright(picture, pack, GEOMETRY);
}

/** From fractions of that crop's sides to fractions of the pack's. */
export function onPack(pack: Quad): (box: Quad) => Quad {
  const { x, width, height } = packInCrop(pack, GEOMETRY);
  const rows = cutHeight(pack, GEOMETRY) / CROP_WIDTH;
  return (box) => mapped(box, (place) => ({ x: (place.x - x) / width, y: 0.5 + ((place.y - 0.5) * rows) / height }));
}
