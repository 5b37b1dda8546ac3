import type { Item, ItemId, OtherPrint, Reveal } from "../domain/item.ts";

/** What people know about a product that a photograph does not show. */
export interface Description {
  readonly id: ItemId;
  readonly name: string;
  readonly generic?: string | undefined;
  readonly strength: string;
  readonly form: string;
  readonly gtins: readonly string[];
  readonly lookAlikes: readonly ItemId[];
  readonly reveal: Reveal | undefined;
  readonly otherPrint?: OtherPrint | undefined;
}

/** Margin over a declared look-alike, in probability, if the base bundle has none to copy. */
const MARGIN_FLOOR = 0.85;

/** The items with their descriptions added, of two about one item the first. Look-alikes that are not among the items are ignored. */
export function described(items: readonly Item[], descriptions: readonly Description[], base: readonly Item[]): readonly Item[] {
  const margins = base.flatMap(({ lookAlikes }) => lookAlikes.map(({ marginFloor }) => marginFloor));
  const marginFloor = margins.length > 0 ? Math.max(...margins) : MARGIN_FLOOR;
  const known = new Set(items.map(({ id }) => id));
  return items.map((item) => {
    const description = descriptions.find(({ id }) => id === item.id);
    if (!description) return item;
    const { name, generic, strength, form, gtins, lookAlikes, reveal, otherPrint } = description;
    const alike = lookAlikes.filter((id) => known.has(id) && id !== item.id).map((id) => ({ item: id, marginFloor }));
    const told = {
      ...(generic && { generic }),
      ...(gtins.length > 0 && { gtins }),
      ...(reveal && { reveal }),
      ...(otherPrint && { otherPrint }),
    };
    return { ...item, name, strength, form, ...told, lookAlikes: alike };
  });
}

/** What a bundle says of an item, as a description of it in another bundle. */
export function asBefore({ id, name, generic, strength, form, gtins = [], lookAlikes, reveal, otherPrint }: Item): Description {
  return { id, name, generic, strength, form, gtins, lookAlikes: lookAlikes.map(({ item }) => item), reveal, otherPrint };
}
