import { despeckle, fillIn, open } from "./mask.ts";
import { type Region, regions } from "./regions.ts";

/**
 * The region as an eye sees it that is blind to all but strong detail: faint edges of light and shadow, which can join a
 * pack to its neighbour or put an arm on it, are gone. `detail` belongs to the region's window.
 */
export function strongParts({ width, height, left, top }: Region, detail: Float32Array, strong: number, narrow: number, least: number): Region[] {
  const bits = new Uint8Array(width * height);
  for (let cell = 0; cell < bits.length; cell++) bits[cell] = (detail[cell] as number) >= strong ? 1 : 0;
  const parts = regions(open(fillIn(despeckle({ width, height, bits }), +(process.env["R2"] ?? 0)), narrow), least);
  return parts.map((part) => ({ ...part, left: left + part.left, top: top + part.top }));
}
