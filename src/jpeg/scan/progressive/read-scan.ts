import type { Segment } from "../../segments.ts";
import { type Bits, endsInOnes, refuseOverrun } from "../bits.ts";
import { type Interval, intervalsOf } from "../interval.ts";
import { type Layout, layoutOf, type Part, visitBlocks } from "../parts.ts";
import type { Plane } from "../planes.ts";
import { type Progression, progressionOf } from "../progression.ts";
import type { Tables } from "../tables.ts";
import type { Band } from "./band.ts";
import { type BlankWatch, openBlankWatch } from "./blank.ts";
import { readFirstDc, refineDc } from "./dc.ts";
import { readFirstAc } from "./first-ac.ts";
import { type History, openHistory } from "./history.ts";
import { type JoinedRuns, openJoinedRuns } from "./joined-runs.ts";
import { refineAc } from "./refine-ac.ts";

/** What the scans of one progressive picture have told so far. */
export interface Progress {
  readonly histories: ReadonlyMap<Plane, History>;
  readonly runs: JoinedRuns;
}

export function openProgress(planes: readonly Plane[]): Progress {
  return { histories: new Map(planes.map((plane) => [plane, openHistory(plane)])), runs: openJoinedRuns() };
}

/** Reads one scan of a progressive picture to its end. Throws Error if data are missing, left over or impossible. */
export function readProgressiveScan(jpeg: Uint8Array, segment: Segment, progress: Progress, tables: Tables): void {
  const progression = progressionOf(segment.payload);
  const layout = layoutOf(segment.payload, [...progress.histories.keys()], tables);
  const isDc = progression.first === 0;
  if (isDc ? progression.last > 0 : layout.parts.length > 1) throw new Error("a scan's header is damaged");
  const blank = openBlankWatch();
  for (const interval of intervalsOf(jpeg, segment, layout.units, tables.restartInterval)) {
    if (isDc) readDcs(layout, interval, progression, blank);
    else readBand(layout, interval, progression, progress);
    refuseRest(interval.bits);
  }
  blank.refuseBlank();
}

function readDcs(layout: Layout, { bits, begin, end }: Interval, { before, after }: Progression, blank: BlankWatch): void {
  const values = new Int32Array(layout.parts.length);
  visitBlocks(layout, begin, end, (part, nth, place) => {
    if (before === -1) values[nth] = readFirstDc(bits, part, place, values[nth] as number, after);
    else refineDc(bits, part, place, after, blank);
    refuseOverrun(bits);
  });
}

function readBand(
  layout: Layout,
  { bits, begin, end }: Interval,
  { first, last, before, after }: Progression,
  { histories, runs }: Progress,
): void {
  const { plane, ac, steps } = layout.parts[0] as Part;
  const history = histories.get(plane) as History;
  runs.interrupt();
  const band: Band = { bits, code: ac, steps, plane, history, runs, first, last, missingBits: after, run: 0, heldBits: 0 };
  const readBlock = before === -1 ? readFirstAc : refineAc;
  visitBlocks(layout, begin, end, (_, __, place) => {
    readBlock(band, place);
    refuseOverrun(bits);
  });
  if (band.run > 0) throw new Error("the data of the picture end before the picture does");
}

/** Throws Error unless the bits are used up but for the ones that fill up the last byte: ITU-T T.81, F.1.2.3. */
function refuseRest(bits: Bits): void {
  const left = bits.length * 8 - bits.at;
  if (left >= 8 || !endsInOnes(bits, left)) throw new Error("the data of the picture go on when the picture has ended");
}
