import type { Evidence } from "../evidence/evidence.ts";
import { tellingFaces } from "../evidence/print/telling-faces.ts";
import { type Vocabulary, vocabularyOf } from "../evidence/print/vocabulary.ts";
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
  const faces = new Map<ItemId, readonly string[]>();
  let vocabulary: readonly Vocabulary[] | undefined;

  /** Found out when it is first asked for: in a large formulary it takes milliseconds, of few items. */
  function telling(item: Item): readonly string[] {
    vocabulary ??= vocabularyOf(list);
    const known = faces.get(item.id) ?? tellingFaces(item, vocabulary);
    faces.set(item.id, known);
    return known;
  }

  return { items, decide: (evidence, ordered) => decide(evidence, ordered, items, evidenceShareFloor, telling) };
}
