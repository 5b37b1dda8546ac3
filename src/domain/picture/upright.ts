import type { Region } from "../evidence/evidence-share.ts";
import type { Picture } from "../frame.ts";
import { breadthOf, lengthOf, type Point, type Quad } from "../geometry.ts";
import { type Perspective, perspective } from "./perspective.ts";
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
export function cropWindow(pack: Quad, geometry: CropGeometry): Quad {
  const { seen } = cropView(pack, geometry);
  return [seen(0, 0), seen(1, 0), seen(1, 1), seen(0, 1)];
}

/** Where the pack lies in the crop. */
export function packInCrop(pack: Quad, { margin }: Pick<CropGeometry, "margin">): Region {
  const width = 1 - 2 * margin;
  const height = (width * breadthOf(pack)) / lengthOf(pack);
  return { x: margin, y: (1 - height) / 2, width, height };
}

/**
 * The pack as it looks from straight above, its first side horizontal, scaled to the crop's width less the margins. Beyond the
 * picture its edge pixels are repeated.
 */
export function cropUpright(picture: Picture, pack: Quad, geometry: CropGeometry): Picture {
  const { side, fill } = geometry;
  const strip = cutUpright(picture, pack, geometry);
  const rgb = filled(side, fill);
  rgb.set(strip.rgb, (3 * side * (side - strip.height)) / 2);
  return { width: side, height: side, rgb };
}

/** The same without the fill: the pack and its margin alone, as wide as the crop, in an even number of rows fewer. */
export function cutUpright(picture: Picture, pack: Quad, geometry: Omit<CropGeometry, "fill">): Picture {
  const { side } = geometry;
  const rows = cutHeight(pack, geometry);
  const top = (side - rows) / 2;
  const { seen } = cropView(pack, geometry);
  const strip = (across: number, down: number): Point => seen(across, (top + down * rows) / side);
  return sampled(picture, strip, { width: side, height: rows });
}

/** Rows of what `cutUpright` cuts. */
export function cutHeight(pack: Quad, { side, margin }: Omit<CropGeometry, "fill">): number {
  return side - 2 * Math.max(0, Math.floor((packInCrop(pack, { margin }).y - margin) * side));
}

/** How the camera sees the crop's square, whose sides are 1. */
export function cropView(pack: Quad, geometry: Pick<CropGeometry, "margin">): Perspective {
  const { x, y, width, height } = packInCrop(pack, geometry);
  const view = perspective(pack);
  return {
    seen: (across, down) => view.seen((across - x) / width, (down - y) / height),
    lying(place) {
      const inPack = view.lying(place);
      return { x: x + width * inPack.x, y: y + height * inPack.y };
    },
  };
}

function filled(side: number, colour: readonly [number, number, number]): Uint8Array {
  const rgb = new Uint8Array(3 * side * side);
  rgb.set(colour);
  for (let done = colour.length; done < rgb.length; done *= 2) rgb.copyWithin(done, 0, done);
  return rgb;
}
