import type { Region } from "../domain/evidence/evidence-share.ts";
import type { Features } from "../domain/evidence/features.ts";
import type { Head } from "../domain/evidence/head.ts";
import { judge } from "../domain/evidence/judge.ts";
import type { Item, ItemId } from "../domain/item.ts";
import { formularyOf } from "../domain/verdict/formulary.ts";

/** What the network saw of an enrolled pack. */
export interface Seen {
  readonly item: ItemId;
  readonly features: Features;
  /** Where the pack lies in the network's input. */
  readonly pack: Region;
}

interface Parts {
  readonly head: Head;
  readonly items: readonly Item[];
  readonly evidenceShareFloor: number;
}

/** An item that is confirmed in none of its own photographs will never be confirmed in the tray; with the reason of the first one. */
export function neverConfirmed(seen: readonly Seen[], { head, items, evidenceShareFloor }: Parts): ReadonlyMap<ItemId, string> {
  const formulary = formularyOf(items, evidenceShareFloor);
  const reasons = new Map<ItemId, string>();
  const confirmed = new Set<ItemId>();
  for (const { item, features, pack } of seen) {
    const { verdict } = formulary.decide(judge(features, head, pack), item);
    if (verdict.look === "match") confirmed.add(item);
    else if (!reasons.has(item)) reasons.set(item, verdict.look === "unsure" ? verdict.because : `taken for ${verdict.seen}`);
  }
  return new Map([...reasons].filter(([item]) => !confirmed.has(item)));
}
