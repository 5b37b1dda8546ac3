import sharp from "sharp";
import type { Picture } from "../domain/frame.ts";
import { pixelsOf } from "./pixels.ts";

/** The stored picture as a viewer shows it who knows its EXIF orientation. */
export async function turnUpright(stored: Picture, orientation: number): Promise<Picture> {
  const { turn, mirror = false } = VIEWS[orientation - 1] ?? {};
  if (turn === undefined) return stored;
  const { width, height, rgb } = stored;
  const flat = sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false });
  const mirrored = mirror ? await pixelsOf(flat.flop()) : stored;
  return await pixelsOf(sharp(mirrored.rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false }).rotate(turn));
}

/** By EXIF orientation, from 1 on: what makes the stored picture upright, the mirroring first. */
const VIEWS: readonly { readonly turn?: number; readonly mirror?: true }[] = [
  {},
  { mirror: true, turn: 0 },
  { turn: 180 },
  { mirror: true, turn: 180 },
  { mirror: true, turn: 270 },
  { turn: 90 },
  { mirror: true, turn: 90 },
  { turn: 270 },
];
