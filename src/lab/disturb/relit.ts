import sharp from "sharp";
import type { Picture } from "../../domain/frame.ts";
import { randomNumbers } from "../../domain/random.ts";
import { pixelsOf } from "../../jpeg/pixels.ts";
import { normal } from "../statistics/normal.ts";
import { BLURRED_AT, type Disturbance } from "./disturbance.ts";

/** A Gaussian narrower than this many pixels changes nothing, and sharp refuses it. */
const LEAST_BLUR = 0.3;

/** The picture in the disturbance's light, through its lens, on its sensor. */
export async function relit(picture: Picture, { gains, contrast, blur, noise, seed }: Disturbance): Promise<Picture> {
  const { width, height, rgb } = picture;
  const sums = [0, 0, 0];
  for (let at = 0; at < rgb.length; at++) sums[at % 3] = (sums[at % 3] as number) + (rgb[at] as number);
  const middle = sums.reduce((sum, own, channel) => sum + own * (gains[channel] as number), 0) / rgb.length;
  const image = sharp(rgb, { raw: { width, height, channels: 3 } }).linear(
    gains.map((gain) => contrast * gain),
    gains.map(() => middle * (1 - contrast)),
  );
  const sigma = (blur * Math.max(width, height)) / BLURRED_AT;
  return noisy(await pixelsOf(sigma >= LEAST_BLUR ? image.blur(sigma) : image), noise, randomNumbers(seed));
}

function noisy({ width, height, rgb }: Picture, deviation: number, random: () => number): Picture {
  const grainy = new Uint8ClampedArray(rgb);
  for (let at = 0; at < grainy.length; at++) grainy[at] = (grainy[at] as number) + deviation * normal(random);
  return { width, height, rgb: new Uint8Array(grainy.buffer) };
}
