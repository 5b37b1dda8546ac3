import type { ActivationMap } from "../evidence.ts";

/** Differences smaller than this, relative to the largest value, are rounding of float32 features. */
const FLAT = 1e-6;

/** The map without what speaks against the class: the ReLU at the end of every class activation map. */
export function positive(map: ActivationMap): ActivationMap {
  return unlessFlat({ ...map, values: map.values.map((value) => Math.max(0, value)) });
}

/** A map that is everywhere the same says nothing about where: it becomes all zeros, "no evidence". */
export function unlessFlat(map: ActivationMap): ActivationMap {
  const most = Math.max(...map.values);
  const least = Math.min(...map.values);
  const isFlat = most - least <= FLAT * Math.max(most, -least);
  return isFlat ? { ...map, values: map.values.map(() => 0) } : map;
}
