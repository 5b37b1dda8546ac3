import type { ItemId } from "../domain/item.ts";

/** Unlike photographs of one pack differ by up to this much; an empty crop or another pack differs by more. */
const LEAST_DISTANCE = 0.3;
/** Of the median absolute deviation, scaled to the standard deviation of a normal distribution. */
const DEVIATIONS = 3;
const NORMAL = 1.4826;
/** Two values cannot tell which of them is the odd one. */
const LEAST_FELLOWS = 3;

/**
 * Which values lie far below their fellows: at a photograph of something else, say, or at an empty crop. They are to be shown, and
 * not to set a limit. By the median and the median absolute deviation, which a few such values do not move.
 */
export function lowOutliers(values: readonly number[]): readonly boolean[] {
  if (values.length < LEAST_FELLOWS) return values.map(() => false);
  const middle = median(values);
  const spread = NORMAL * median(values.map((value) => Math.abs(value - middle)));
  return values.map((value) => middle - value > Math.max(LEAST_DISTANCE, DEVIATIONS * spread));
}

/** Of two middle values, the higher. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

interface Judged {
  readonly item: ItemId;
  readonly knownness: number;
}

/** The packs that are known far less than their fellows: the other packs of their item or, where these are too few, all packs. */
export function farFromFellows<Pack extends Judged>(judged: readonly Pack[]): readonly Pack[] {
  const amongAll = new Set(low(judged));
  return [...new Set(judged.map(({ item }) => item))].flatMap((item) => {
    const own = judged.filter((pack) => pack.item === item);
    return own.length < LEAST_FELLOWS ? own.filter((pack) => amongAll.has(pack)) : low(own);
  });
}

function low<Pack extends Judged>(packs: readonly Pack[]): readonly Pack[] {
  const outliers = lowOutliers(packs.map(({ knownness }) => knownness));
  return packs.filter((_, index) => outliers[index]);
}
