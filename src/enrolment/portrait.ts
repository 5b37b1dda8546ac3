import type { Picture } from "../domain/frame.ts";
import type { Quad } from "../domain/geometry.ts";
import { cropUpright, packInCrop } from "../domain/picture/upright.ts";

/** Pixels along the pack's long side. */
const LENGTH = 480;

/** The pack alone, its long side lying: what a nurse compares with the live picture. */
export function portrait(picture: Picture, box: Quad): Picture {
  const geometry = { side: LENGTH, margin: 0, fill: [0, 0, 0] } as const;
  const { y, height } = packInCrop(box, geometry);
  const { rgb } = cropUpright(picture, box, geometry);
  const [top, bottom] = [Math.ceil(y * LENGTH), Math.floor((y + height) * LENGTH)];
  return { width: LENGTH, height: bottom - top, rgb: rgb.slice(top * LENGTH * 3, bottom * LENGTH * 3) };
}
