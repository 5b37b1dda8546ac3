import type { Point } from "../../domain/geometry.ts";
import type { Footprint } from "./footprint.ts";
import { type Saliency, strongest } from "./saliency.ts";

/** Pixels of an input of 224 by which the strongest place may miss. */
const TOLERANCE = 15 / 224;

/**
 * Whether the strongest place lies in the footprint or within the tolerance of it. Zhang et al., "Top-Down Neural Attention by
 * Excitation Backprop", ECCV 2016.
 */
export function pointsAt(saliency: Saliency, { side, inside }: Footprint): boolean {
  const place = strongest(saliency);
  if (place === undefined) return false;
  return isNear(place, { side, inside });
}

/** Every place within the tolerance of the footprint. */
export function within({ side, inside }: Footprint): Footprint {
  return { side, inside: inside.map((_, at) => Number(isNear({ x: at % side, y: Math.floor(at / side) }, { side, inside }))) };
}

function isNear({ x, y }: Point, { side, inside }: Footprint): boolean {
  const tolerance = TOLERANCE * side;
  for (let row = Math.max(0, Math.ceil(y - tolerance)); row <= Math.min(side - 1, y + tolerance); row++)
    for (let column = Math.max(0, Math.ceil(x - tolerance)); column <= Math.min(side - 1, x + tolerance); column++)
      if (inside[row * side + column] === 1 && Math.hypot(column - x, row - y) <= tolerance) return true;
  return false;
}

/** The share of all saliency that lies in the footprint; 0 when there is none. The energy-based game of Wang et al., "Score-CAM", CVPRW 2020. */
export function energyInside({ values }: Saliency, { inside }: Footprint): number {
  const all = values.reduce((sum, value) => sum + value, 0);
  const held = values.reduce((sum, value, at) => sum + value * (inside[at] as number), 0);
  return all > 0 ? held / all : 0;
}
