import type { Item, ItemId } from "../../domain/item.ts";
import { ITEM_ID_RULE, idNamed, isItemId, tidy } from "../../domain/item-id.ts";
import { UsageError } from "../../errors.ts";
import { type Entry, entryFor } from "./catalogue.ts";
import type { Label } from "./labelled-picture.ts";

/** A product's item, or why it cannot have one. */
type Named = Naming | { readonly why: string };

interface Naming {
  readonly item: ItemId;
  /** As people write the name. */
  readonly product: string;
  /** Distinguishes it from other products: its label, or its name in formulary.csv. */
  readonly called: string;
}

/**
 * Assigns each product its item: the id in its label, else the one in formulary.csv, else one made from its name. An id given for a
 * product once applies everywhere.
 */
export function openIds(labels: readonly Label[], catalogue: readonly Entry[]): (label: Label) => Named {
  const given = new Map<string, Set<string>>();
  for (const { product, id } of labels)
    if (id !== undefined) given.set(tidy(product), (given.get(tidy(product)) ?? new Set()).add(id.normalize("NFC")));

  return ({ product, id }) => {
    const entry = entryFor(product, catalogue);
    const own = id?.normalize("NFC") ?? onlyOne(given.get(tidy(product))) ?? entry?.id ?? idNamed(product);
    if (own === undefined) return { why: `${JSON.stringify(product)} has no letter or digit: give it an "id" beside its "product"` };
    if (!isItemId(own)) return { why: `${JSON.stringify(own)}: ${ITEM_ID_RULE}` };
    const called = entry && [entry.id, tidy(entry.name)].includes(tidy(product)) ? tidy(entry.name) : tidy(product);
    return { item: own, product: entry?.name ?? tidy(product), called };
  };
}

function onlyOne(ids: ReadonlySet<string> | undefined): string | undefined {
  return ids?.size === 1 ? [...ids][0] : undefined;
}

/** Throws a UsageError if two products would share an item: one could then be confirmed as the other. */
export function refuseSharedIds(named: readonly Pick<Naming, "item" | "called">[]): void {
  const names = new Map<ItemId, Set<string>>();
  for (const { item, called } of named) names.set(item, (names.get(item) ?? new Set()).add(called));
  for (const [item, products] of names) {
    if (products.size < 2) continue;
    const [last, ...others] = [...products].map((name) => `"${name}"`).toReversed();
    throw new UsageError(
      `${others.toReversed().join(", ")} and ${last} would be one item, "${item}". If they are one product, write its name alike everywhere; if not, give each an "id" of its own beside its "product" in annotations.json, or in formulary.csv.`,
    );
  }
}

interface Shown {
  readonly packs: readonly { readonly item: ItemId; readonly product: string }[];
}

/** The same for products that join the items of a bundle: throws unless each goes by the name that its item has there, or in formulary.csv. */
export function refuseOtherNames(
  pictures: readonly Shown[],
  known: readonly Pick<Item, "id" | "name">[],
  catalogue: readonly Entry[],
): void {
  const shown = pictures.flatMap(({ packs }) => packs).filter(({ item, product }) => known.some(({ id }) => id === item && id !== product));
  const before = known.map(({ id, name }) => ({ item: id, called: catalogue.find((entry) => entry.id === id)?.name ?? name }));
  refuseSharedIds([...before, ...shown.map(({ item, product }) => ({ item, called: product }))]);
}
