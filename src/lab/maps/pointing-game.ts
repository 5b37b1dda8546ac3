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
  const tolerance = TOLERANCE * side;
  return inside.some((one, at) => one === 1 && Math.hypot((at % side) - place.x, Math.floor(at / side) - place.y) <= tolerance);
}

/** The share of all saliency that lies in the footprint; 0 when there is none. The energy-based game of Wang et al., "Score-CAM", CVPRW 2020. */
export function energyInside({ values }: Saliency, { inside }: Footprint): number {
  const all = values.reduce((sum, value) => sum + value, 0);
  const held = values.reduce((sum, value, at) => sum + value * (inside[at] as number), 0);
  return all > 0 ? held / all : 0;
}
