import { positive } from "./cam/positive.ts";
import type { ActivationMap } from "./evidence.ts";

/** In fractions of a picture's width and height. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the pack's edges are unknown: evidence anywhere counts as inside. */
export const WHOLE: Region = { x: 0, y: 0, width: 1, height: 1 };

/** Each cell's share of all positive evidence: the shares add up to 1, or all are 0 where there is no evidence. */
export function shareOfEvidence(map: ActivationMap): ActivationMap {
  const evidence = positive(map);
  const total = evidence.values.reduce((sum, value) => sum + value, 0);
  return total > 0 ? { ...evidence, values: evidence.values.map((value) => value / total) } : evidence;
}

/**
 * The share of a map's positive evidence that lies inside the region, 0 to 1; a partly covered cell
 * counts in proportion. 0 when there is no evidence. (The energy-based pointing game of Wang et al., "Score-CAM", CVPRW 2020.)
 */
export function shareInside(map: ActivationMap, region: Region): number {
  const across = covered(map.columns, region.x, region.width);
  const down = covered(map.rows, region.y, region.height);
  const inside = shareOfEvidence(map).values.reduce(
    (sum, share, cell) => sum + share * (down[Math.floor(cell / map.columns)] ?? 0) * (across[cell % map.columns] ?? 0),
    0,
  );
  return Math.min(1, inside);
}

/**
 * The share inside a pack that lies along the map's rows, judged against what the pack's own area allows: no row lies wholly inside
 * a very narrow pack, so that even evidence in the pack's own cells alone would count in part. For a pack that holds a whole row
 * it is `shareInside`. Evidence in cells that the pack does not touch counts as outside, whatever the pack's shape.
 */
export function shareWithin(map: ActivationMap, pack: Region): number {
  const reachable = Math.max(...covered(map.rows, pack.y, pack.height));
  return reachable > 0 ? Math.min(1, shareInside(map, pack) / reachable) : 0;
}

/** For each of `count` equal cells on [0, 1], the fraction of the cell inside the interval. */
function covered(count: number, start: number, length: number): number[] {
  return Array.from({ length: count }, (_, cell) => {
    const from = Math.max(cell, start * count);
    const to = Math.min(cell + 1, (start + length) * count);
    return Math.max(0, to - from);
  });
}
