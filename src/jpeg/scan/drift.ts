import type { Plane } from "./planes.ts";
import { type Means, unitMeans } from "./unit-means.ts";

/** Levels of 256. */
const LEAST_DRIFT = 2;
/** Of the units along a joint, so many change by the same. Of 400 sound pictures none had half as many in its colours. */
const LEAST_SHARE = 0.6;
/** An edge of the scene that runs along a row of units looks like a joint only where it begins. */
const CLEARER = 0.1;

/**
 * Throws Error when everything behind some place in the picture has another tint: each unit's colour is told as its difference
 * to the unit before, so a stretch of lost data, or the data of another picture, shifts all that follows.
 */
export function refuseDrift(planes: readonly Plane[]): void {
  for (const plane of planes.slice(1, 3))
    if (drifts(unitMeans(plane))) throw new Error("a stretch of the picture's data is missing or belongs to another");
}

function drifts(means: Means): boolean {
  const { width, values } = means;
  let sum = 0;
  for (let end = width; end < values.length; end++) {
    sum += stepAt(means, end);
    if (end >= 2 * width) sum -= stepAt(means, end - width);
    const begin = end - width + 1;
    if (begin < width || Math.abs(sum / width) < LEAST_DRIFT / 2) continue;
    if (isJoint(means, begin)) return true;
  }
  return false;
}

/** Whether one row's length of units from here on has one and the same step from the row above, more than the rows themselves have. */
function isJoint(means: Means, begin: number): boolean {
  const { width, values } = means;
  const drift = medianStep(means, begin);
  if (Math.abs(drift) < LEAST_DRIFT) return false;
  const share = shareOf(means, begin, drift);
  if (share < LEAST_SHARE) return false;
  const row = begin - (begin % width);
  const next = Math.min(row + width, values.length - width);
  return Math.max(shareOf(means, row, drift), shareOf(means, next, drift)) < share - CLEARER;
}

function stepAt({ width, values }: Means, unit: number): number {
  return (values[unit] as number) - (values[unit - width] as number);
}

function medianStep(means: Means, begin: number): number {
  const steps = Float32Array.from({ length: means.width }, (_, index) => stepAt(means, begin + index)).sort();
  return steps[means.width >> 1] as number;
}

function shareOf(means: Means, begin: number, drift: number): number {
  const tolerance = Math.max(1, Math.abs(drift) / 5);
  let near = 0;
  for (let unit = begin; unit < begin + means.width; unit++) near += Number(Math.abs(stepAt(means, unit) - drift) <= tolerance);
  return near / means.width;
}
