import type { ActivationMap } from "../evidence.ts";

/** Differences smaller than this, relative to the largest value, are float32 rounding. */
const FLAT = 1e-6;

/** The map without the evidence against the class: the ReLU that ends every class activation map. */
export function positive(map: ActivationMap): ActivationMap {
  return unlessFlat({ ...map, values: map.values.map((value) => Math.max(0, value)) });
}

/** A constant map says nothing about where: it becomes all zeros, "no evidence". */
export function unlessFlat(map: ActivationMap): ActivationMap {
  const most = Math.max(...map.values);
  const least = Math.min(...map.values);
  const isFlat = most - least <= FLAT * Math.max(most, -least);
  return isFlat ? { ...map, values: map.values.map(() => 0) } : map;
}
