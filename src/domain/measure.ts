import type { Picture } from "./frame.ts";
import type { OrientedBox } from "./geometry.ts";
import type { Quality } from "./scene.ts";
import { cropUpright } from "./upright.ts";

/** A frame in 64 x 48 grey cells, to compare the next one with. */
export type Thumbnail = Float32Array;

const COLUMNS = 64;
const ROWS = 48;

/** Sharpness is measured on the pack at this width, so that it does not depend on the camera's resolution. */
const SIDE = 192;

/** From this grey value on a pixel is burnt out. */
const BURNT_OUT = 250;

export function measureQuality(picture: Picture, pack: OrientedBox | undefined, before: Thumbnail | undefined): Quality {
  const looked = pack ? cropUpright(picture, pack, { side: SIDE, margin: 0, fill: [128, 128, 128] }) : picture;
  const grey = greyOf(looked);
  const rows = pack ? Math.min(SIDE, Math.round((SIDE * pack.breadth) / pack.length)) : looked.height;
  const first = Math.floor((looked.height - rows) / 2);
  let sum = 0;
  let burnt = 0;
  let bends = 0;
  let squares = 0;
  let inner = 0;
  for (let row = first + 1; row < first + rows - 1; row++) {
    for (let column = 1; column < looked.width - 1; column++) {
      const at = row * looked.width + column;
      const here = grey[at] ?? 0;
      const bend = 4 * here - (grey[at - 1] ?? 0) - (grey[at + 1] ?? 0) - (grey[at - looked.width] ?? 0) - (grey[at + looked.width] ?? 0);
      sum += here;
      burnt += here >= BURNT_OUT ? 1 : 0;
      bends += bend;
      squares += bend * bend;
      inner += 1;
    }
  }
  const pixels = Math.max(1, inner);
  return {
    sharpness: squares / pixels - (bends / pixels) ** 2,
    luminance: sum / pixels,
    glare: burnt / pixels,
    motion: before ? difference(thumbnail(picture), before) : 0,
  };
}

export function thumbnail({ width, height, rgb }: Picture): Thumbnail {
  const cells = new Float32Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const at = 3 * (Math.floor(((row + 0.5) * height) / ROWS) * width + Math.floor(((column + 0.5) * width) / COLUMNS));
      cells[row * COLUMNS + column] = ((rgb[at] ?? 0) + (rgb[at + 1] ?? 0) + (rgb[at + 2] ?? 0)) / 3;
    }
  }
  return cells;
}

function difference(a: Thumbnail, b: Thumbnail): number {
  let sum = 0;
  for (let cell = 0; cell < a.length; cell++) sum += Math.abs((a[cell] ?? 0) - (b[cell] ?? 0));
  return sum / a.length;
}

function greyOf({ rgb }: Picture): Float32Array {
  const grey = new Float32Array(rgb.length / 3);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    grey[pixel] = ((rgb[3 * pixel] ?? 0) + (rgb[3 * pixel + 1] ?? 0) + (rgb[3 * pixel + 2] ?? 0)) / 3;
  }
  return grey;
}
