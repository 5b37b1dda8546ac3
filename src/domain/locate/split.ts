import { despeckle, fillHoles, open } from "./mask.ts";
import { type Region, regions } from "./regions.ts";

/** The parts must be nearly all of the region: else it is one pack with a bare patch. */
const WHOLE = 0.75;

/**
 * Takes apart two packs so close together that the shadow between them joins them: to an eye for strong detail only,
 * the shadow is not there. A region that does not fall into large parts stays as it is.
 * `detail` belongs to the region's window.
 */
export function split(region: Region, detail: Float32Array, strong: number, narrow: number, least: number): Region[] {
  const { width, height, left, top } = region;
  const bits = new Uint8Array(width * height);
  for (let cell = 0; cell < bits.length; cell++) bits[cell] = (detail[cell] as number) >= strong ? 1 : 0;
  const parts = regions(open(fillHoles(despeckle({ width, height, bits })), narrow), least);
  const covered = parts.reduce((sum, part) => sum + part.area, 0);
  if (parts.length < 2 || covered < WHOLE * region.area) return [region];
  return parts.map((part) => ({ ...part, left: left + part.left, top: top + part.top }));
}
