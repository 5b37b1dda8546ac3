import sharp from "sharp";
import { contour } from "../domain/contour.ts";
import type { ActivationMap } from "../domain/evidence.ts";
import { halfLevel, paint, type SmoothMap, smooth } from "../domain/heatmap.ts";
import type { Rectangle } from "../domain/rectangle.ts";
import { image } from "./svg.ts";

/** Finer than any map, coarser than the drawing. */
const SIDE = 256;

/** The map's colours over its place, and the line around half of its evidence; undefined when it holds none. */
export async function heatLayer(map: ActivationMap, place: Rectangle): Promise<string | undefined> {
  const smoothed = smooth(map, SIDE);
  const level = halfLevel(smoothed);
  if (level === undefined) return undefined;
  const colours = await sharp(paint(smoothed), { raw: { width: SIDE, height: SIDE, channels: 4 } })
    .png()
    .toBuffer();
  const line = contourLine(smoothed, level, place);
  // White on a wider dark line is seen on every ground, and is the colour of no verdict.
  return image(colours, "png", place) + stroke(line, "#14191d", 4.5) + stroke(line, "#fff", 2);
}

function contourLine(map: SmoothMap, level: number, { x, y, width, height }: Rectangle): string {
  const point = (across: number, down: number) => `${(x + across * width).toFixed(1)} ${(y + down * height).toFixed(1)}`;
  return contour(map, level)
    .map(([fromX, fromY, toX, toY]) => `M${point(fromX, fromY)}L${point(toX, toY)}`)
    .join("");
}

function stroke(line: string, colour: string, width: number): string {
  return `<path d="${line}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
