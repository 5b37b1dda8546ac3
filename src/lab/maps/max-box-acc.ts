import { LEVELS } from "./boxes.ts";

/** A box counts as found at this overlap; the accuracy is the mean over the three. */
const WANTED_OVERLAPS = [0.3, 0.5, 0.7] as const;

/**
 * MaxBoxAccV2 of Choe et al., "Evaluating Weakly Supervised Object Localization Methods Right", CVPR 2020: the share of
 * boxes found at the best threshold. Takes each picture's overlaps by threshold (see boxes.ts) and gives each picture 0,
 * 1/3, 2/3 or 1. Each half of the pictures (every second one) is judged at the thresholds that are best for the other.
 */
export function boxAccuracies(pictures: readonly (readonly number[])[]): readonly number[] {
  const halves = [0, 1].map((half) => pictures.filter((_, index) => index % 2 === half));
  const thresholds = halves.map((half) => WANTED_OVERLAPS.map((wanted) => bestLevel(half, wanted)));
  return pictures.map((overlaps, index) => {
    const chosen = thresholds[(index + 1) % 2] ?? [];
    return WANTED_OVERLAPS.filter((wanted, at) => (overlaps[chosen[at] ?? 0] ?? 0) >= wanted).length / WANTED_OVERLAPS.length;
  });
}

/** Of the levels that find the most boxes, the middle one. */
function bestLevel(pictures: readonly (readonly number[])[], wanted: number): number {
  const found = Array.from({ length: LEVELS }, (_, level) => pictures.filter((overlaps) => (overlaps[level] ?? 0) >= wanted).length);
  const most = Math.max(...found);
  const best = [...found.keys()].filter((level) => found[level] === most);
  return best[Math.floor(best.length / 2)] ?? 0;
}
