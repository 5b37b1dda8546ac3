import type { Segment } from "../../segments.ts";
import type { Surplus } from "../../surplus.ts";
import { refuseOverrun } from "../bits.ts";
import { readDc } from "../dc.ts";
import { type Interval, intervalsOf } from "../interval.ts";
import { type Layout, layoutOf, visitBlocks } from "../parts.ts";
import type { Plane } from "../planes.ts";
import type { Steps, Tables } from "../tables.ts";
import { readAc } from "./block.ts";
import { leftOver } from "./left-over.ts";
import { refuseZeros } from "./zeros.ts";

/** Reads one scan of a baseline picture to its end and returns its surplus bytes. Throws Error if data are missing or impossible. */
export function readScan(jpeg: Uint8Array, segment: Segment, planes: readonly Plane[], tables: Tables): Surplus[] {
  const layout = layoutOf(segment.payload, planes, tables);
  const surplus: Surplus[] = [];
  for (const interval of intervalsOf(jpeg, segment, layout.units, tables.restartInterval)) {
    const { bits } = interval;
    refuseZeros(bits, layout.parts);
    readUnits(layout, interval);
    refuseOverrun(bits);
    if ((bits.at + 7) >> 3 < bits.length) surplus.push(leftOver(jpeg, interval, layout.parts));
  }
  return surplus;
}

function readUnits(layout: Layout, { bits, begin, end }: Interval): void {
  const before = new Int32Array(layout.parts.length);
  const mostEnergies = layout.parts.map(({ steps }) => mostEnergy(steps));
  const edges = { top: 0, bottom: 0 };
  visitBlocks(layout, begin, end, ({ plane, dc, ac, steps }, nth, place) => {
    const step = steps[0] as number;
    const value = (before[nth] as number) + readDc(bits, dc);
    before[nth] = value;
    const mean = value * step;
    const energy = readAc(bits, ac, steps, edges) + mean * mean;
    if (energy > (mostEnergies[nth] as number) || mean > 1024 + step || mean < -1024 - step)
      throw new Error("a block is brighter than white or darker than black");
    plane.top[place] = mean + edges.top;
    plane.bottom[place] = mean + edges.bottom;
    refuseOverrun(bits);
  });
}

/** Greatest energy of a block with samples from -128 to 127, reached by pure black and white. */
const WHITE = 64 * 128 * 128;

/** Greatest energy of a block whose samples all lie between black and white, before they were rounded to these steps. */
function mostEnergy(steps: Steps): number {
  const rounding = steps.reduce((sum, step) => sum + step * step, 0) / 4;
  return (Math.sqrt(WHITE) + Math.sqrt(rounding)) ** 2 * 1.1;
}
