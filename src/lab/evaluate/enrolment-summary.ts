import type { Item, ItemId } from "../../domain/item.ts";
import { farFromFellows } from "../../enrolment/outliers.ts";

/** An enrolled pack, and whether the program found it by itself. */
export interface Enrolled {
  readonly file: string;
  readonly item: ItemId;
  readonly located: boolean;
}

interface Parts {
  readonly items: readonly Item[];
  readonly proofs: readonly { readonly item: ItemId; readonly picture: string; readonly knownness: number }[];
  /** Items that are confirmed in none of their own photographs, and why. */
  readonly neverConfirmed: ReadonlyMap<ItemId, string>;
}

/** A sentence for everything that the photographer should know. */
export function enrolmentSummary(packs: readonly Enrolled[], { items, proofs, neverConfirmed }: Parts): readonly string[] {
  const asAnnotated = packs.filter(({ located }) => !located);
  const unfound = items.filter(({ id }) => packs.every(({ item, located }) => item !== id || !located));
  const outliers = farFromFellows(proofs);
  const named = (id: ItemId) => items.find((item) => item.id === id)?.name ?? id;
  return [
    `${packs.length} packs: ${packs.length - asAnnotated.length} found by the program itself, ${asAnnotated.length} taken as annotated${list(asAnnotated.map(({ file }) => file))}`,
    ...(unfound.length > 0
      ? [`Found by the program itself in no photograph, and so never confirmed in the tray: ${unfound.map(({ name }) => name).join(", ")}`]
      : []),
    ...(neverConfirmed.size > 0
      ? [`Confirmed not even in their own photographs: ${[...neverConfirmed].map(([id, why]) => `${named(id)} (${why})`).join(", ")}`]
      : []),
    ...(outliers.length > 0
      ? [
          `Far less known than the others; look whether the box is right and the pack in it: ${outliers.map(({ picture, item }) => `${picture} (${named(item)})`).join(", ")}`,
        ]
      : []),
  ];
}

function list(files: readonly string[]): string {
  return files.length > 0 ? ` (${[...new Set(files)].join(", ")})` : "";
}
