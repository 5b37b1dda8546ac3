import type { ItemId } from "../item.ts";
import { softmax } from "./calibrate.ts";
import { gradCam } from "./cam/class-map.ts";
import type { Evidence } from "./evidence.ts";
import { type Region, shareWithin } from "./evidence-share.ts";
import type { Features } from "./features.ts";
import { distanceFromCenter, embedding, type Head, knownness, logit } from "./head.ts";

/** Weighs every item of the head against one picture's features. `pack` is where the pack lies in the network's input. */
export function judge(features: Features, head: Head, pack: Region): Evidence {
  const embedded = embedding(features);
  const ranked = ranking(speakers(embedded, head), head.temperature * distanceFromCenter(embedded, head));
  const [best] = ranked;
  if (!best) throw new RangeError("the head has no rows");
  return {
    ranked: ranked.map(({ item, probability }) => ({ item, probability })),
    knownness: knownness(embedded, head, best.item),
    evidenceShare: shareWithin(gradCam(features, head, best.row), pack),
    face: best.face,
  };
}

/** The row of the item with the largest logit: its map explains what was seen of the item. */
export function speakingRow(features: Features, head: Head, item: ItemId): number {
  const [speaker] = speakers(embedding(features), head, item);
  if (!speaker) throw new RangeError(`the head has no row for ${item}`);
  return speaker.row;
}

interface Speaker {
  readonly item: ItemId;
  readonly face: string;
  readonly row: number;
  readonly logit: number;
}

/** The row with the largest logit of each item, or of `only`. */
function speakers(embedded: Float64Array, head: Head, only?: ItemId): Speaker[] {
  const loudest = new Map<ItemId, Speaker>();
  head.rows.forEach(({ item, face }, row) => {
    if (only !== undefined && item !== only) return;
    const speaker = { item, face, row, logit: logit(embedded, head, row) };
    if (speaker.logit > (loudest.get(item)?.logit ?? Number.NEGATIVE_INFINITY)) loudest.set(item, speaker);
  });
  return [...loudest.values()];
}

function ranking(candidates: readonly Speaker[], scale: number): (Speaker & { readonly probability: number })[] {
  const probabilities = softmax(
    candidates.map((candidate) => candidate.logit),
    scale,
  );
  return candidates
    .map((candidate, index) => ({ ...candidate, probability: probabilities[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}
