import type { LeftOut } from "./left-out.ts";

/** Below the first one a lead of 0.08 would pass for certainty, which no photograph of a handful of packs can prove. */
const CANDIDATES = Array.from({ length: 40 }, (_, step) => 0.036 * 1.06 ** step);

/** The temperature under which the left-out views are most likely (Guo et al.; see domain/evidence/calibrate.ts). */
export function fitTemperature(leftOut: readonly LeftOut[]): number {
  const surprises = CANDIDATES.map((temperature) => leftOut.reduce((sum, view) => sum + surprise(view, temperature), 0));
  return CANDIDATES[surprises.indexOf(Math.min(...surprises))] as number;
}

/** -log of the probability of the view's own item. */
function surprise({ own, others }: LeftOut, temperature: number): number {
  return Math.log1p(others.reduce((sum, { cosine }) => sum + Math.exp((cosine - own.cosine) / temperature), 0));
}
