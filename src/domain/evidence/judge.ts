import type { ItemId } from "../item.ts";
import { softmax } from "./calibrate.ts";
import { gradCam } from "./cam/class-map.ts";
import { candidates, nearestRow } from "./candidates.ts";
import type { Evidence } from "./evidence.ts";
import { type Region, shareWithin } from "./evidence-share.ts";
import type { Features } from "./features.ts";
import { embedding, type Head } from "./head.ts";
import { knownness } from "./known-ness.ts";
import { rivalOf } from "./rival.ts";
import { place } from "./space.ts";

/** Weighs the items of the head against one picture's features. `pack` is where the pack lies in the network's input. */
export function judge(features: Features, head: Head, pack: Region): Evidence {
  const near = candidates(place(embedding(features), head.space), head);
  const [best] = near;
  if (!best) throw new RangeError("the head has no rows");
  const probabilities = softmax(
    near.map(({ cosine }) => cosine),
    head.temperature,
  );
  return {
    ranked: near.map(({ item }, index) => ({ item, probability: probabilities[index] as number })),
    knownness: knownness(best.cosine, rivalOf(near, head)?.cosine, head.familiarity),
    evidenceShare: shareWithin(gradCam(features, head, best.row), pack),
    face: best.face,
  };
}

/** The row of the item that lies nearest: the one whose map explains what was seen of the item. */
export function speakingRow(features: Features, head: Head, item: ItemId): number {
  return nearestRow(place(embedding(features), head.space), head, item);
}
