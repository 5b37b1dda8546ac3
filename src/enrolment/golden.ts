import { type Evidence, probabilityOf } from "../domain/evidence/evidence.ts";
import { grouped } from "../domain/grouped.ts";
import { type CropGeometry, cropUpright } from "../domain/picture/upright.ts";
import { encodeJpeg } from "../jpeg/encode.ts";
import type { Golden } from "../vision/bundle/card.ts";
import { largest, openExemplar } from "./exemplar.ts";
import type { Lesson } from "./learn.ts";
import { spread } from "./vectors.ts";

interface GoldenFrames {
  readonly entries: readonly Golden[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface Parts {
  readonly geometry: CropGeometry;
  /** What the finished head says of a crop, a JPEG. */
  readonly ask: (jpeg: Uint8Array) => Promise<Evidence>;
}

/** Items, at most: every start of the daemon waits for them. */
export const MOST_GOLDEN = 40;

/**
 * Known crops by which every installed copy of the bundle proves itself: the item must be recognized as it was when the bundle was
 * made, and the crop never confirmed as the runner-up. A crop that shows what another item looks like, too, proves nothing.
 */
export async function goldenFrames(lessons: readonly Lesson[], { geometry, ask }: Parts): Promise<GoldenFrames> {
  const shown = [...grouped(lessons, ({ item }) => item).values()].flatMap((own) => largest(own) ?? []);
  const entries: Golden[] = [];
  const files = new Map<string, Uint8Array>();
  for (const lesson of spread(shown, MOST_GOLDEN)) {
    const { item } = lesson;
    const { picture, box } = await openExemplar(lesson);
    const crop = await encodeJpeg(cropUpright(picture, box, geometry));
    const evidence = await ask(crop);
    const [best, next] = evidence.ranked;
    if (best?.item !== item) continue;
    const file = `golden/${item}.jpg`;
    files.set(file, crop);
    entries.push({ file, item, probability: Math.round(probabilityOf(evidence, item) * 1e6) / 1e6 });
    if (next) entries.push({ file, item: null, ordered: next.item });
  }
  return { entries, files };
}
