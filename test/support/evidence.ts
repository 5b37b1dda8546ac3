import type { Evidence } from "../../src/domain/evidence/evidence.ts";
import type { Item, ItemId } from "../../src/domain/item.ts";

/** Evidence that passes every test for the item, unless overridden. */
export function evidenceFor(item: ItemId, changes: Partial<Evidence> & { probability?: number; second?: ItemId } = {}): Evidence {
  const { probability = 0.99, second = "other", ...rest } = changes;
  return {
    ranked: [
      { item, probability },
      { item: second, probability: 1 - probability },
    ],
    knownness: 0.9,
    evidenceShare: 0.95,
    face: "print",
    ...rest,
  };
}

export function itemNamed(id: ItemId, changes: Partial<Item> = {}): Item {
  return {
    id,
    name: id,
    strength: "500 mg",
    form: "tablet",
    probabilityFloor: 0.9,
    knownnessFloor: 0.6,
    lookAlikes: [],
    faces: [{ face: "print", identity: true }],
    inseparable: [],
    references: [],
    ...changes,
  };
}

/** The formulary of the pure tests: two look-alikes and one other. */
export const items: ReadonlyMap<ItemId, Item> = new Map(
  [
    itemNamed("prednisone", { lookAlikes: [{ item: "prednisolone", marginFloor: 0.5 }] }),
    itemNamed("prednisolone", { lookAlikes: [{ item: "prednisone", marginFloor: 0.5 }] }),
    itemNamed("other"),
  ].map((item) => [item.id, item]),
);
