import type { Plane } from "./planes.ts";
import { type Means, unitMeans } from "./unit-means.ts";

/** Levels of 256. */
const LEAST_DRIFT = 2;
/** A step is near a drift that differs from it by no more than this, or by no more than a fifth. */
const LEAST_TOLERANCE = 1;
/** So no step is near a drift that is smaller than this, or has the other sign. */
const LEAST_NEAR = LEAST_DRIFT - LEAST_TOLERANCE;
/** Of the units along a joint, so many change by the same. Of 400 sound pictures none had half as many in its colours. */
const LEAST_SHARE = 0.6;
/** An edge of the scene that runs along a row of units looks like a joint only where it begins. */
/** Of this many units before a joint and behind it, all but a few have no step. */
const CRISP = { units: 2, others: 0 };
const CLEARER = { share: 0.1, units: 4 };

/**
 * Throws Error when everything behind some place in the picture has another tint: each unit's colour is told as its difference
 * to the unit before, so a stretch of lost data, or the data of another picture, shifts all that follows.
 */
export function refuseDrift(planes: readonly Plane[]): void {
  const means = planes.map(unitMeans);
  const drawn = drawnUnits(means);
  for (const colour of means.slice(1, 3))
    if (drifts({ ...colour, drawn })) throw new Error("a stretch of the picture's data is missing or belongs to another");
}

/** Units exactly like their neighbour in every component: no sensor makes them, but a program that fills an area with one colour does. */
function drawnUnits(means: readonly Means[]): Uint8Array {
  const drawn = new Uint8Array(means[0]?.values.length ?? 0);
  for (let unit = 1; unit < drawn.length; unit++) {
    if (means.some(({ values }) => values[unit] !== values[unit - 1])) continue;
    drawn[unit - 1] = 1;
    drawn[unit] = 1;
  }
  return drawn;
}

interface Steps extends Means {
  /** 1 for units at which no step counts: beside an area that was filled with one colour every edge is as clear as a joint. */
  readonly drawn: Uint8Array;
}

function drifts(means: Steps): boolean {
  const { width, values } = means;
  const needed = LEAST_SHARE * width;
  const sorted = new Float32Array(width);
  let sum = 0;
  let up = 0;
  let down = 0;
  for (let end = width; end < values.length; end++) {
    const step = stepAt(means, end);
    const left = end >= 2 * width ? stepAt(means, end - width) : 0;
    sum += step - left;
    up += Number(step >= LEAST_NEAR) - Number(left >= LEAST_NEAR);
    down += Number(step <= -LEAST_NEAR) - Number(left <= -LEAST_NEAR);
    if (end < 2 * width - 1 || Math.abs(sum / width) < LEAST_DRIFT / 2 || (up < needed && down < needed)) continue;
    if (isJoint(means, end - width + 1, sorted)) return true;
  }
  return false;
}

/** Whether one row's length of units from here on has one and the same step from the row above, more than the rows themselves have. */
function isJoint(means: Steps, begin: number, sorted: Float32Array): boolean {
  const { width, values } = means;
  const drift = medianStep(means, begin, sorted);
  if (Math.abs(drift) < LEAST_DRIFT) return false;
  const share = shareOf(means, begin, drift);
  if (share < LEAST_SHARE) return false;
  if (!isCrisp(means, begin, drift)) return false;
  const row = begin - (begin % width);
  const clearer = Math.max(CLEARER.share, CLEARER.units / width);
  const next = Math.min(row + width, values.length - width);
  return Math.max(shareOf(means, row, drift), shareOf(means, next, drift)) < share - clearer;
}

/** Whether the step begins and ends from one unit to the next, as two edges of the scene in neighbouring rows of units do not. */
function isCrisp(means: Steps, begin: number, drift: number): boolean {
  const end = begin + means.width;
  const before = Array.from({ length: CRISP.units }, (_, index) => begin - 1 - index).filter((unit) => unit >= means.width);
  const after = Array.from({ length: CRISP.units }, (_, index) => end + index).filter((unit) => unit < means.values.length);
  return [before, after].every((units) => {
    const still = units.filter((unit) => Math.abs(stepAt(means, unit)) < Math.abs(drift) / 2);
    return units.length - still.length <= CRISP.others;
  });
}

function stepAt({ width, values, drawn }: Steps, unit: number): number {
  if (drawn[unit] || drawn[unit - width]) return 0;
  return (values[unit] as number) - (values[unit - width] as number);
}

function medianStep(means: Steps, begin: number, sorted: Float32Array): number {
  for (let index = 0; index < sorted.length; index++) sorted[index] = stepAt(means, begin + index);
  return sorted.sort()[means.width >> 1] as number;
}

function shareOf(means: Steps, begin: number, drift: number): number {
  const tolerance = Math.max(LEAST_TOLERANCE, Math.abs(drift) / 5);
  let near = 0;
  for (let unit = begin; unit < begin + means.width; unit++) near += Number(Math.abs(stepAt(means, unit) - drift) <= tolerance);
  return near / means.width;
}
