import { candidates } from "../domain/evidence/candidates.ts";
import { directionOf, type Face, type Head } from "../domain/evidence/head.ts";
import { grouped } from "../domain/grouped.ts";
import type { ItemId } from "../domain/item.ts";
import { SAME } from "./likeness.ts";

/** What is known of a face beside what it looks like. */
export interface FaceFacts extends Face {
  /** Whether it tells its item from the others. */
  readonly identity: boolean;
  /** The nearest face of another item; none in a formulary of one. */
  readonly nearest?: Face & { readonly cosine: number };
}

export interface Resemblance {
  readonly faces: readonly FaceFacts[];
  /** Items that no face tells apart. */
  readonly inseparable: readonly (readonly [ItemId, ItemId])[];
  /** For each item the others that have a face which looks like one of its own. */
  readonly alike: ReadonlyMap<ItemId, ReadonlySet<ItemId>>;
}

/**
 * Which faces of different items are the same to the network. A face that looks like one of an item that another face tells apart,
 * or like those of several items, carries no identity: the pack has to be turned over.
 */
export function resemblance(head: Head): Resemblance {
  const faces = new Map<string, Like>();
  head.rows.forEach(({ item, face }, row) => {
    const others = candidates({ coordinates: Float64Array.from(directionOf(head, row)), length: 1 }, head).filter(
      (other) => other.item !== item,
    );
    const known = faces.get(keyOf({ item, face })) ?? { item, face, nearest: undefined, alike: new Set() };
    const [first] = others;
    if (first && first.cosine > (known.nearest?.cosine ?? -2))
      known.nearest = { item: first.item, face: first.face, cosine: withinBounds(first.cosine) };
    for (const other of others) if (other.cosine >= SAME) known.alike.add(other.item);
    faces.set(keyOf(known), known);
  });
  const byItem = grouped(faces.values(), ({ item }) => item);
  const covered = (item: ItemId, other: ItemId) => byItem.get(item)?.every(({ alike }) => alike.has(other)) ?? false;
  const inseparable = (item: ItemId, other: ItemId) => covered(item, other) && covered(other, item);
  return {
    faces: [...faces.values()].map(({ item, face, nearest, alike }) => ({
      item,
      face,
      identity: alike.size === 0 || (alike.size === 1 && [...alike].every((other) => inseparable(item, other))),
      ...(nearest && { nearest }),
    })),
    alike: new Map([...byItem].map(([item, own]) => [item, new Set(own.flatMap(({ alike }) => [...alike]))])),
    inseparable: [...byItem].flatMap(([item, own]) =>
      [...new Set(own.flatMap(({ alike }) => [...alike]))]
        .filter((other) => item < other && inseparable(item, other))
        .map((other) => [item, other] as const),
    ),
  };
}

/** Rounding leads a little beyond. */
function withinBounds(cosine: number): number {
  return Math.max(-1, Math.min(1, cosine));
}

interface Like extends Face {
  nearest: (Face & { readonly cosine: number }) | undefined;
  /** Items with a face that is the same to the network. */
  readonly alike: Set<ItemId>;
}

function keyOf({ item, face }: Face): string {
  return `${item}/${face}`;
}
