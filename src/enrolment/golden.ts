import { type Evidence, probabilityOf } from "../domain/evidence/evidence.ts";
import type { Picture } from "../domain/frame.ts";
import type { ItemId } from "../domain/item.ts";
import type { Golden } from "../vision/bundle/card.ts";

interface Parts {
  encode(crop: Picture): Promise<Uint8Array>;
  /** What the network and the enrolled head make of a crop. */
  ask(jpeg: Uint8Array): Promise<Evidence>;
}

interface GoldenFrames {
  readonly entries: readonly Golden[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * One known crop for each item, by which every installed copy of the bundle proves itself: the item must be recognized
 * as it was when the bundle was made, and the crop never confirmed as the runner-up.
 */
export async function goldenFrames(crops: ReadonlyMap<ItemId, Picture>, { encode, ask }: Parts): Promise<GoldenFrames> {
  const entries: Golden[] = [];
  const files = new Map<string, Uint8Array>();
  for (const [item, crop] of crops) {
    const file = `golden/${item}.jpg`;
    const jpeg = await encode(crop);
    const evidence = await ask(jpeg);
    const next = evidence.ranked.find((candidate) => candidate.item !== item);
    const probability = probabilityOf(evidence, item);
    files.set(file, jpeg);
    entries.push({ file, item, probability: Math.round(probability * 1e6) / 1e6 });
    if (next) entries.push({ file, item: null, ordered: next.item });
  }
  return { entries, files };
}
