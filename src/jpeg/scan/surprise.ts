import type { Seams } from "./seams.ts";

/** A step is at most this surprising: a single edge in the scene is no joint, however strong. */
const MOST_SURPRISE = 5;

/** The step expected at a place: a number of levels, a share of the means' quantization step, and a share of the steps above and below. */
const USUAL = { levels: 0.25, rounding: 0.5, neighbours: 1.5 };

/** A step at this unit as a multiple of what is usual there, with its sign. */
export function surpriseOf(step: number, { steps, width, quantum }: Seams, unit: number): number {
  const above = steps[unit - width] as number;
  const below = steps[unit + width] ?? 0;
  const usual = USUAL.levels + USUAL.rounding * quantum + USUAL.neighbours * (Math.abs(above) + Math.abs(below));
  return Math.max(-MOST_SURPRISE, Math.min(MOST_SURPRISE, step / usual));
}
