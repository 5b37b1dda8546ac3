import sharp from "sharp";
import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import { cividis } from "../../domain/heatmap/cividis.ts";
import { contour } from "../../domain/heatmap/contour.ts";
import { halfLevel, paint, type SmoothMap, smooth, WASH } from "../../domain/heatmap/heatmap.ts";
import { IN_GREY, image, rectangle, text } from "./svg.ts";

/** Finer than any map, coarser than the drawing. */
const SIDE = 256;

/**
 * A square picture (a JPEG) in grey under the map's colours, with a line around half of the evidence. Places without
 * evidence get the scale's darkest blue, so that the legend holds everywhere.
 */
export async function explained(picture: Uint8Array, map: ActivationMap, side: number): Promise<string> {
  const whole = { x: 0, y: 0, width: side, height: side };
  return [
    image(picture, "jpeg", whole, IN_GREY),
    rectangle(whole, `fill="rgb(${cividis(0)})" fill-opacity="${WASH}"`),
    await heat(map, side),
  ].join("");
}

async function heat(map: ActivationMap, side: number): Promise<string> {
  const smoothed = smooth(map, SIDE);
  const level = halfLevel(smoothed);
  if (level === undefined) return text("no evidence", side / 2, side / 2, { size: 24, ink: "#fff", anchor: "middle" });
  const colours = await sharp(paint(smoothed), { raw: { width: SIDE, height: SIDE, channels: 4 } })
    .png()
    .toBuffer();
  const line = contourLine(smoothed, level, side);
  // White on a wider dark line stands out on any background, and is not the colour of a verdict.
  return image(colours, "png", { x: 0, y: 0, width: side, height: side }) + stroke(line, "#14191d", 4.5) + stroke(line, "#fff", 2);
}

function contourLine(map: SmoothMap, level: number, side: number): string {
  const point = (across: number, down: number) => `${(across * side).toFixed(1)} ${(down * side).toFixed(1)}`;
  return contour(map, level)
    .map(([fromX, fromY, toX, toY]) => `M${point(fromX, fromY)}L${point(toX, toY)}`)
    .join("");
}

function stroke(line: string, colour: string, width: number): string {
  return `<path d="${line}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
