import type { Features } from "../domain/evidence/features.ts";
import type { Head } from "../domain/evidence/head.ts";
import { judge } from "../domain/evidence/judge.ts";
import type { Picture } from "../domain/frame.ts";
import { grouped } from "../domain/grouped.ts";
import type { Item, ItemId } from "../domain/item.ts";
import { type CropGeometry, cropUpright, packInCrop } from "../domain/picture/upright.ts";
import { formularyOf } from "../domain/verdict/formulary.ts";
import type { LookVerdict } from "../domain/verdict/verdict.ts";
import { type Exemplar, openExemplar } from "./exemplar.ts";

/** What is said of a pack that is not confirmed. */
export type Doubt = Exclude<LookVerdict, { look: "match" }>;

/** Of each item, this many packs are looked at again with the finished head. */
const LOOKED_AT = 3;

interface Parts {
  readonly head: Head;
  readonly items: readonly Item[];
  readonly evidenceShareFloor: number;
  readonly geometry: CropGeometry;
  /** The network. */
  readonly run: (crop: Picture) => Promise<Features>;
}

/**
 * The items that are confirmed in none of their own photographs, with what the first one says. They would never be confirmed
 * in the tray either.
 */
export async function neverConfirmed(exemplars: readonly Exemplar[], parts: Parts): Promise<ReadonlyMap<ItemId, Doubt>> {
  const { head, items, evidenceShareFloor, geometry, run } = parts;
  const formulary = formularyOf(items, evidenceShareFloor);
  const never = new Map<ItemId, Doubt>();
  for (const [item, own] of grouped(exemplars, (exemplar) => exemplar.item)) {
    const verdicts: LookVerdict[] = [];
    for (const exemplar of own.slice(0, LOOKED_AT)) {
      const { picture, box } = await openExemplar(exemplar);
      const features = await run(cropUpright(picture, box, geometry));
      verdicts.push(formulary.decide(judge(features, head, packInCrop(box, geometry)), item).verdict);
    }
    const doubts = verdicts.filter((verdict) => verdict.look !== "match");
    const [first] = doubts;
    if (first && doubts.length === verdicts.length) never.set(item, first);
  }
  return never;
}
