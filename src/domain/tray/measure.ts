import type { Picture } from "../frame.ts";
import { breadthOf, lengthOf, type Quad } from "../geometry.ts";
import { cropUpright } from "../picture/upright.ts";
import type { Quality } from "./scene.ts";

/** Sharpness is measured on the pack at this width, so that it does not depend on the camera's resolution. */
const SIDE = 192;

/** A pixel of this grey value or more is burnt out. */
const BURNT_OUT = 250;

/** Glare of the whole picture is measured at one pixel in this many, along and down. */
const STRIDE = 5;

/**
 * Of the pack when there is one, else of the whole picture. Sharpness is the variance of the Laplacian (Pech-Pacheco et
 * al., ICPR 2000). A tray burnt out around the pack counts as glare too: a dark pack is not burnt out itself, but suffers.
 */
export function measureQuality(picture: Picture, pack: Quad | undefined): Omit<Quality, "motion"> {
  if (!pack) return measureRows(picture, 0, picture.height);
  const upright = cropUpright(picture, pack, { side: SIDE, margin: 0, fill: [0, 0, 0] });
  const rows = Math.min(SIDE, Math.floor((SIDE * breadthOf(pack)) / lengthOf(pack)));
  const first = Math.ceil((SIDE - rows) / 2);
  const quality = measureRows(upright, first, first + rows);
  return { ...quality, glare: Math.max(quality.glare, burntShare(picture)) };
}

function burntShare({ width, height, rgb }: Picture): number {
  let burnt = 0;
  let pixels = 0;
  for (let y = 0; y < height; y += STRIDE) {
    for (let x = 0; x < width; x += STRIDE) {
      const at = 3 * (y * width + x);
      if ((rgb[at] as number) + (rgb[at + 1] as number) + (rgb[at + 2] as number) >= 3 * BURNT_OUT) burnt += 1;
      pixels += 1;
    }
  }
  return burnt / pixels;
}

function measureRows(picture: Picture, from: number, to: number): Omit<Quality, "motion"> {
  const { width } = picture;
  const grey = greyOf(picture);
  const at = (cell: number): number => grey[cell] as number;
  let sum = 0;
  let burnt = 0;
  let bends = 0;
  let squaredBends = 0;
  for (let row = from + 1; row < to - 1; row++) {
    for (let cell = row * width + 1; cell < (row + 1) * width - 1; cell++) {
      const bend = 4 * at(cell) - at(cell - 1) - at(cell + 1) - at(cell - width) - at(cell + width);
      sum += at(cell);
      if (at(cell) >= BURNT_OUT) burnt += 1;
      bends += bend;
      squaredBends += bend * bend;
    }
  }
  const pixels = Math.max(1, (to - from - 2) * (width - 2));
  return { sharpness: squaredBends / pixels - (bends / pixels) ** 2, luminance: sum / pixels, glare: burnt / pixels };
}

function greyOf({ rgb }: Picture): Float32Array {
  const grey = new Float32Array(rgb.length / 3);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 3) {
    grey[pixel] = ((rgb[at] as number) + (rgb[at + 1] as number) + (rgb[at + 2] as number)) / 3;
  }
  return grey;
}
