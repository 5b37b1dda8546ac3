import type { ActivationMap, Evidence } from "../../domain/evidence/evidence.ts";
import type { Point, Quad } from "../../domain/geometry.ts";
import { peak, smooth } from "../../domain/heatmap/heatmap.ts";
import type { ItemId } from "../../domain/item.ts";
import { perspective } from "../../domain/picture/perspective.ts";
import { holds, type Rectangle } from "../../domain/picture/rectangle.ts";
import type { Verdict } from "../../domain/verdict/verdict.ts";

/** What became of one annotated pack. Places are in pixels of the picture as it is shown, at its full size. */
export interface Outcome {
  readonly file: string;
  readonly product: string;
  readonly item: ItemId;
  readonly box: Rectangle;
  readonly located: boolean;
  /** Intersection over union of the annotated box and the located pack; null where nobody drew a box. */
  readonly overlap: number | null;
  /** Whether the item is in the bundle's formulary. */
  readonly inFormulary: boolean;
  readonly best: ItemId;
  readonly probability: number;
  readonly knownness: number;
  readonly evidenceShare: number;
  readonly correct: boolean;
  /** On an order for this item; for a pack outside the formulary, on an order for the best item: the worst case. */
  readonly verdict: Verdict;
  /** Where the best item's map is strongest; null without evidence. */
  readonly peak: Point | null;
  readonly peakInBox: boolean;
}

interface Parts {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  /** Of the best item. */
  readonly map: ActivationMap;
  /** The corners of the map's square in the decoded picture, clockwise from the upper left. */
  readonly window: Quad;
  /** Pixels of the full size per decoded pixel. */
  readonly scale: number;
}

type Pack = Pick<Outcome, "file" | "product" | "item" | "box" | "located" | "overlap" | "inFormulary">;

/** As fine as the network's input: a map has no finer detail. */
const SMOOTHED_SIDE = 224;

export function outcomeOf(pack: Pack, { evidence, verdict, map, window, scale }: Parts): Outcome {
  const [best] = evidence.ranked;
  if (!best) throw new RangeError("the evidence ranks no item");
  const strongest = peak(smooth(map, SMOOTHED_SIDE));
  const place = strongest ? placeIn(window, strongest, scale) : null;
  return {
    ...pack,
    best: best.item,
    probability: best.probability,
    knownness: evidence.knownness,
    evidenceShare: evidence.evidenceShare,
    correct: best.item === pack.item,
    verdict,
    peak: place,
    peakInBox: place !== null && holds(pack.box, place),
  };
}

/** From fractions of the square to pixels of the full size. */
function placeIn(window: Quad, { x, y }: Point, scale: number): Point {
  const seen = perspective(window).seen(x, y);
  return { x: scale * seen.x, y: scale * seen.y };
}
