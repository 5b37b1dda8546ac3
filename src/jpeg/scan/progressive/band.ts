import { type Bits, readBit } from "../bits.ts";
import { AT_BOTTOM, AT_TOP } from "../edges.ts";
import type { HuffmanCode } from "../huffman.ts";
import type { Plane } from "../planes.ts";
import type { Steps } from "../tables.ts";
import type { History } from "./history.ts";
import type { JoinedRuns } from "./joined-runs.ts";

/** A band of a component's AC coefficients while a scan brings some of its bits. */
export interface Band {
  readonly bits: Bits;
  readonly code: HuffmanCode;
  readonly steps: Steps;
  readonly plane: Plane;
  readonly history: History;
  readonly runs: JoinedRuns;
  /** In zigzag order, both ends inclusive. */
  readonly first: number;
  readonly last: number;
  /** Low bits that are still missing after the scan. */
  readonly missingBits: number;
  /** Blocks, this one included, in which no further coefficient becomes other than zero. */
  run: number;
  /** Correction bits that were read in this run. */
  heldBits: number;
}

/** Begins a run of blocks at the coefficient `k`, at the symbol EOBn: ITU-T T.81, table G.1. */
export function beginRun(band: Band, n: number, k: number): void {
  let run = 1;
  for (let nth = 0; nth < n; nth++) run = 2 * run + readBit(band.bits);
  band.runs.begin(run, k === band.first);
  band.run = run;
  band.heldBits = 0;
}

/** Ends a block that belongs to a run. */
export function endBlock(band: Band): void {
  band.run--;
  if (band.run === 0) band.runs.end(band.heldBits);
}

/** Adds this many of the scan's units to a coefficient, as far as it shows along the block's edges. */
export function add({ plane, steps, missingBits }: Band, place: number, k: number, units: number): void {
  if (AT_TOP[k] === 0) return;
  const amplitude = units * ((steps[k] as number) << missingBits);
  plane.top[place] = (plane.top[place] as number) + amplitude * (AT_TOP[k] as number);
  plane.bottom[place] = (plane.bottom[place] as number) + amplitude * (AT_BOTTOM[k] as number);
}
