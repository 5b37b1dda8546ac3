import { type Evidence, probabilityOf } from "../../domain/evidence/evidence.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Golden } from "../../vision/bundle/card.ts";
import { readCrop } from "../../vision/bundle/known-answers.ts";
import type { Edition } from "./edition.ts";

/**
 * The golden frames with what the edition says of them now. One that shows what a new item looks like, too, proves nothing any more;
 * one that any other change made unrecognizable stays, and fails the proof. Those that came with the edition stay as they are.
 */
export async function goldenAnew(
  base: Bundle,
  { golden, files }: Pick<Edition, "golden" | "files">,
  ask: (crop: Picture) => Promise<Evidence>,
): Promise<readonly Golden[]> {
  const anew: Golden[] = [];
  const ambiguous = new Set<string>();
  for (const one of golden) {
    if (one.item === null || files.has(one.file)) anew.push(one);
    else {
      const evidence = await ask(await readCrop(base, one.file));
      const best = evidence.ranked[0]?.item;
      const isNew = best !== one.item && !base.formulary.items.has(best ?? "");
      if (isNew) ambiguous.add(one.file);
      else anew.push({ ...one, probability: Math.round(probabilityOf(evidence, one.item) * 1e6) / 1e6 });
    }
  }
  return anew.filter(({ file }) => !ambiguous.has(file));
}
