import sharp from "sharp";
import type { Picture } from "../../domain/frame.ts";
import type { Point } from "../../domain/geometry.ts";
import { sampled } from "../../domain/picture/sampled.ts";
import { pixelsOf } from "../../jpeg/pixels.ts";

/** A turn of a picture about its middle; places are in its pixels. */
export interface Turning {
  readonly there: (place: Point) => Point;
  readonly back: (place: Point) => Point;
}

/** `angle`: radians, clockwise on the screen. */
export function turning({ width, height }: Pick<Picture, "width" | "height">, angle: number): Turning {
  const by = (radians: number) => {
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
    return ({ x, y }: Point): Point => {
      const [across, down] = [x - width / 2, y - height / 2];
      return { x: width / 2 + across * cos - down * sin, y: height / 2 + across * sin + down * cos };
    };
  };
  return { there: by(angle), back: by(-angle) };
}

/** The turned picture, as large as before. What comes into view is the picture reflected at its edge: no camera sees a hard edge there. */
export async function turnedPicture(picture: Picture, { back }: Turning): Promise<Picture> {
  const { width, height, rgb } = picture;
  const around = Math.ceil((Math.hypot(width, height) - Math.min(width, height)) / 2) + 2;
  const margin = { top: around, bottom: around, left: around, right: around };
  const mirrored = await pixelsOf(sharp(rgb, { raw: { width, height, channels: 3 } }).extend({ ...margin, extendWith: "mirror" }));
  const seen = (across: number, down: number): Point => {
    const { x, y } = back({ x: across * width, y: down * height });
    return { x: x + around, y: y + around };
  };
  return sampled(mirrored, seen, { width, height });
}
