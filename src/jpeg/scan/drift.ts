import type { Plane } from "./planes.ts";
import { type Seams, seamsOf } from "./seams.ts";
import type { Tables } from "./tables.ts";

/**
 * The clearness a joint must have: a base amount, plus an amount for each unit of its length. None of 1,400 sound pictures came nearer
 * than nine tenths, small, coarse and partly drawn ones among them.
 */
const CLEAR = { least: 28, each: 0.2 };

/** A step is at most this surprising: a single edge in the scene is no joint, however strong. */
const MOST_SURPRISE = 5;

/** The step expected at a place: a number of levels, a share of the means' quantization step, and a share of the steps above and below. */
const USUAL = { levels: 0.25, rounding: 0.5, neighbours: 1.5 };

/**
 * Throws Error if everything after some point in the picture is shifted in brightness or colour. Each unit is coded as its
 * difference from the one before, so what follows missing data, or another picture's, is all shifted by the same amount. The first
 * row's width of it therefore does not fit below the units above: a joint, from somewhere in a row to the same place in the next.
 */
export function refuseDrift(planes: readonly Plane[], { steps }: Tables): void {
  const components = planes.slice(0, 3).map((plane) => {
    const seams = seamsOf(plane);
    return { ...seams, surprises: surprisesOf(seams, (steps[plane.steps]?.[0] ?? 0) / 8) };
  });
  const { width, units } = components[0] as Seams;
  const least = CLEAR.least + CLEAR.each * width;
  for (let begin = width; begin + width <= units; begin++) {
    // No joint is clearer than its sum, which takes a twentieth of the time.
    let most = 0;
    for (const { surprises } of components) most += Math.abs((surprises[begin + width] as number) - (surprises[begin] as number));
    if (most <= least) continue;
    const clear = components.reduce((sum, { surprises }) => sum + clearness(surprises, begin, width), 0);
    if (clear > least) throw new Error("a stretch of the picture's data is missing or belongs to another");
  }
}

/** Running sums of the steps, up to each unit, each step as a multiple of what is usual there. `quantum`: of the means, in levels. */
function surprisesOf({ width, units, steps }: Seams, quantum: number): Float64Array {
  const sums = new Float64Array(units + 1);
  const floor = USUAL.levels + USUAL.rounding * quantum;
  for (let unit = width; unit < units; unit++) {
    const above = steps[unit - width] as number;
    const below = steps[unit + width] ?? 0;
    const usual = floor + USUAL.neighbours * (Math.abs(above) + Math.abs(below));
    const surprise = Math.max(-MOST_SURPRISE, Math.min(MOST_SURPRISE, (steps[unit] as number) / usual));
    sums[unit + 1] = (sums[unit] as number) + surprise;
  }
  return sums;
}

/** How much better a joint that begins at this unit explains the surprises than an edge along either of its two rows. */
function clearness(surprises: Float64Array, begin: number, width: number): number {
  const row = begin - (begin % width);
  const between = (from: number, to: number): number => (surprises[to] as number) - (surprises[from] as number);
  const before = between(row, begin);
  const right = between(begin, row + width);
  const left = between(row + width, begin + width);
  const after = between(begin + width, Math.min(row + 2 * width, surprises.length - 1));
  if (right * left <= 0) return 0;
  const joint = Math.abs(right + left) - Math.abs(before) - Math.abs(after);
  return Math.max(0, joint - Math.max(Math.abs(before + right), Math.abs(left + after)));
}
