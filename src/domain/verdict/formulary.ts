import type { Evidence } from "../evidence/evidence.ts";
import type { Item, ItemId } from "../item.ts";
import { decide, type Finding } from "./decide.ts";

/** The items that can be told apart, and the floors that a finding about them must reach. */
export interface Formulary {
  readonly items: ReadonlyMap<ItemId, Item>;
  /** See decide.ts. */
  decide(evidence: Evidence, ordered: ItemId): Finding;
}

export function formularyOf(list: readonly Item[], evidenceShareFloor: number): Formulary {
  const items = new Map(list.map((item) => [item.id, item]));
  return { items, decide: (evidence, ordered) => decide(evidence, ordered, items, evidenceShareFloor) };
}
