import type { Segment } from "../../segments.ts";
import { type Bits, endsInOnes, refuseOverrun } from "../bits.ts";
import { type Interval, intervalsOf } from "../interval.ts";
import { type Layout, layoutOf, type Part, visitBlocks } from "../parts.ts";
import type { Plane } from "../planes.ts";
import { type Progression, progressionOf } from "../progression.ts";
import type { Tables } from "../tables.ts";
import type { Band } from "./band.ts";
import { readFirstDc, refineDc } from "./dc.ts";
import { readFirstAc } from "./first-ac.ts";
import { type History, openHistory } from "./history.ts";
import { refineAc } from "./refine-ac.ts";

/** What the scans of one progressive picture have told so far. */
export type Histories = ReadonlyMap<Plane, History>;

export function openHistories(planes: readonly Plane[]): Histories {
  return new Map(planes.map((plane) => [plane, openHistory(plane)]));
}

/** Reads one scan of a progressive picture to its end. Throws Error if data are missing, left over or impossible. */
export function readProgressiveScan(jpeg: Uint8Array, segment: Segment, histories: Histories, tables: Tables): void {
  const progression = progressionOf(segment.payload);
  const layout = layoutOf(segment.payload, [...histories.keys()], tables);
  const isDc = progression.first === 0;
  if (isDc ? progression.last > 0 : layout.parts.length > 1) throw new Error("a scan's header is damaged");
  for (const interval of intervalsOf(jpeg, segment, layout.units, tables.restartInterval)) {
    if (isDc) readDcs(layout, interval, progression);
    else readBand(layout, interval, progression, histories);
    refuseRest(interval.bits);
  }
}

function readDcs(layout: Layout, { bits, begin, end }: Interval, { before, after }: Progression): void {
  const values = new Int32Array(layout.parts.length);
  visitBlocks(layout, begin, end, (part, nth, place) => {
    if (before === -1) values[nth] = readFirstDc(bits, part, place, values[nth] as number, after);
    else refineDc(bits, part, place, after);
    refuseOverrun(bits);
  });
}

function readBand(layout: Layout, { bits, begin, end }: Interval, { first, last, before, after }: Progression, histories: Histories): void {
  const { plane, ac, steps } = layout.parts[0] as Part;
  const history = histories.get(plane) as History;
  const band: Band = { bits, code: ac, steps, plane, history, first, last, missingBits: after, run: 0 };
  const readBlock = before === -1 ? readFirstAc : refineAc;
  visitBlocks(layout, begin, end, (_, __, place) => {
    readBlock(band, place);
    refuseOverrun(bits);
  });
  if (band.run > 0) throw new Error("the data of the picture go on when the picture has ended");
}

function refuseRest(bits: Bits): void {
  const left = bits.length * 8 - bits.at;
  if (left >= 8 || !endsInOnes(bits, left)) throw new Error("the data of the picture go on when the picture has ended");
}
