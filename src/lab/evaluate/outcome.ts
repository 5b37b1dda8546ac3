import type { ActivationMap, Evidence } from "../../domain/evidence/evidence.ts";
import type { Point, Quad } from "../../domain/geometry.ts";
import { peak, smooth } from "../../domain/heatmap/heatmap.ts";
import type { ItemId } from "../../domain/item.ts";
import { perspective } from "../../domain/picture/perspective.ts";
import { holds, type Rectangle } from "../../domain/picture/rectangle.ts";
import type { GateReason } from "../../domain/tray/scene.ts";
import type { LookVerdict } from "../../domain/verdict/verdict.ts";
import type { NearestFaces } from "./nearest-faces.ts";
import type { Printed } from "./printed.ts";

/** What became of one annotated pack. Places are in pixels of the photograph as it is shown, at its full size. */
export interface Outcome extends NearestFaces {
  readonly file: string;
  /** 0 in the photograph itself, else in a disturbed copy of it. */
  readonly copy: number;
  /** Outcomes with the same one are no independent trials. */
  readonly source: string;
  readonly product: string;
  readonly item: ItemId;
  readonly box: Rectangle;
  readonly located: boolean;
  /** Intersection over union of the annotated box and the located pack; null where nobody drew a box. */
  readonly overlap: number | null;
  /** Whether the network would be asked, were the pack alone in the tray, or why not. */
  readonly gate: GateReason | "open";
  /** Whether the item is in the bundle's formulary. */
  readonly inFormulary: boolean;
  /** Whether the side that the pack shows tells its item from the others. */
  readonly faceTells: boolean;
  readonly best: ItemId;
  readonly probability: number;
  readonly knownness: number;
  readonly evidenceShare: number;
  readonly correct: boolean;
  /** Alone in the tray, on an order for this item; for a pack outside the formulary, on an order for the best item: the worst case. */
  readonly verdict: LookVerdict;
  /** The item on an order for which the pack would be confirmed; null if there is none. */
  readonly greenFor: ItemId | null;
  /** What its print says of its item. */
  readonly print: Printed;
  /** If its item had not been enrolled; null for a pack outside the formulary, and in a formulary of one item. */
  readonly unenrolled: Unenrolled | null;
  /** Where the best item's map is strongest; null without evidence. */
  readonly peak: Point | null;
  readonly peakInBox: boolean;
}

/** What is said of a pack whose item is left out of the formulary. */
export interface Unenrolled {
  readonly best: ItemId;
  readonly knownness: number;
  /** Whether it would be confirmed on an order for the item that it resembles most. */
  readonly green: boolean;
}

interface Parts {
  readonly evidence: Evidence;
  /** Of the best item. */
  readonly map: ActivationMap;
  /** The corners of the map's square in the decoded picture, clockwise from the upper left. */
  readonly window: Quad;
  /** From the decoded picture to the photograph. */
  readonly photographed: (place: Point) => Point;
}

type Pack = Omit<Outcome, "best" | "probability" | "knownness" | "evidenceShare" | "correct" | "peak" | "peakInBox">;

/** As fine as the network's input: a map has no finer detail. */
const SMOOTHED_SIDE = 224;

export function outcomeOf(pack: Pack, { evidence, map, window, photographed }: Parts): Outcome {
  const [best] = evidence.ranked;
  if (!best) throw new RangeError("the evidence ranks no item");
  const strongest = peak(smooth(map, SMOOTHED_SIDE));
  const place = strongest ? photographed(perspective(window).seen(strongest.x, strongest.y)) : null;
  return {
    ...pack,
    best: best.item,
    probability: best.probability,
    knownness: evidence.knownness,
    evidenceShare: evidence.evidenceShare,
    correct: best.item === pack.item,
    peak: place,
    peakInBox: place !== null && holds(pack.box, place),
  };
}
