import sharp from "sharp";
import { contour } from "../domain/contour.ts";
import type { ActivationMap } from "../domain/evidence.ts";
import { halfLevel, paint, smooth } from "../domain/heatmap.ts";
import { image, type Place } from "./svg.ts";

/** Finer than the map, coarser than the drawing. */
const SIDE = 256;

/** The map's colours over a square place, and the line around half of its evidence; nothing when there is no evidence. */
export async function heatLayer(place: Place, map: ActivationMap): Promise<string> {
  const smoothed = smooth(map, SIDE);
  const level = halfLevel(smoothed);
  if (level === undefined) return "";
  const pixels = paint(smoothed);
  const colours = await sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 4 } }).png().toBuffer();
  const at = (share: number, start: number, length: number) => (start + share * length).toFixed(1);
  const line = contour(smoothed, level)
    .map(([fromX, fromY, toX, toY]) => {
      const from = `${at(fromX, place.x, place.width)} ${at(fromY, place.y, place.height)}`;
      return `M${from}L${at(toX, place.x, place.width)} ${at(toY, place.y, place.height)}`;
    })
    .join("");
  return image(place, "png", colours) + stroke(line, 'stroke="#14191d" stroke-opacity="0.75" stroke-width="4.4"') + stroke(line, 'stroke="#fff" stroke-width="2"');
}

function stroke(line: string, attributes: string): string {
  return `<path d="${line}" fill="none" stroke-linecap="round" stroke-linejoin="round" ${attributes}/>`;
}
