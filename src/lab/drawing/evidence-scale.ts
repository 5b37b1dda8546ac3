import type { Point } from "../../domain/geometry.ts";
import { cividis } from "../../domain/heatmap/cividis.ts";
import { rectangle, text } from "./svg.ts";

/** The size of the scale, labels included. */
export const SCALE = { width: 264, height: 44 } as const;

const BAR = 16;
const STOPS = 16;

/** The legend of every heat map: which colour means little evidence, and which much. */
export function evidenceScale({ x, y }: Point, ink: string): string {
  const stops = Array.from({ length: STOPS + 1 }, (_, at) => `<stop offset="${at / STOPS}" stop-color="rgb(${cividis(at / STOPS)})"/>`);
  return [
    `<linearGradient id="scale">${stops.join("")}</linearGradient>`,
    rectangle({ x, y, width: SCALE.width, height: BAR }, 'fill="url(#scale)"'),
    text("little", x, y + 42, { size: 17, ink }),
    text("much evidence", x + SCALE.width, y + 42, { size: 17, ink, anchor: "end" }),
  ].join("");
}
