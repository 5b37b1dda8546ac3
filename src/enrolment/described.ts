import type { Item, ItemId } from "../domain/item.ts";

/** What people know of a product and a photograph does not tell. */
interface Description {
  readonly id: ItemId;
  readonly strength: string;
  readonly form: string;
  readonly gtin: string | undefined;
  readonly lookAlikes: readonly ItemId[];
}

/** By how much more probable an item must be than a pack that people call a look-alike, where the base bundle sets no example. */
const MARGIN_FLOOR = 0.85;

/** The items with what is described of them; a look-alike that is not among the items says nothing. */
export function described(items: readonly Item[], descriptions: readonly Description[], base: readonly Item[]): readonly Item[] {
  const margins = base.flatMap(({ lookAlikes }) => lookAlikes.map(({ marginFloor }) => marginFloor));
  const marginFloor = margins.length > 0 ? Math.max(...margins) : MARGIN_FLOOR;
  const known = new Set(items.map(({ id }) => id));
  return items.map((item) => {
    const description = descriptions.find(({ id }) => id === item.id);
    if (!description) return item;
    const { strength, form, gtin, lookAlikes } = description;
    const alike = lookAlikes.filter((id) => known.has(id) && id !== item.id).map((id) => ({ item: id, marginFloor }));
    return { ...item, strength, form, ...(gtin !== undefined && { gtin }), lookAlikes: alike };
  });
}
