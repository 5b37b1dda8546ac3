import type { Item, ItemId } from "../item.ts";
import type { Code } from "./code.ts";
import type { IsoDate } from "./dates.ts";
import { inFull } from "./gtin.ts";
import { ndcOf } from "./ndc.ts";

/** The numbers under which an item is sold. */
export interface ItemCodes {
  readonly item: ItemId;
  /** With 8, 12, 13 or 14 digits. */
  readonly gtins: readonly string[];
  /** As `HibcCode.product`. */
  readonly hibcs: readonly string[];
  /** The ten digits of the U.S. National Drug Code, with or without hyphens. */
  readonly ndcs: readonly string[];
}

/** What a scanned code says against the item that is expected. */
export type Contradiction =
  /** The code is another item's, and not the expected one's. */
  | { readonly says: "other-item"; readonly item: ItemId }
  /** Its expiry date is over: it could be used until then. */
  | { readonly says: "expired"; readonly on: IsoDate }
  /** No item has this code, and the expected one has codes of its kind. */
  | { readonly says: "unknown-code" };

export type Comparison =
  | Contradiction
  /** The code is the expected item's. It says nothing about the pack that the camera sees. */
  | { readonly says: "agrees" }
  /** There is nothing to compare: the code names no product, or the formulary has no code of its kind for the expected item. */
  | { readonly says: "nothing" };

export function contradicts(comparison: Comparison): comparison is Contradiction {
  return comparison.says !== "agrees" && comparison.says !== "nothing";
}

/** The codes of the items of a bundle, which knows GTINs alone. */
export function codesOf(items: readonly Pick<Item, "id" | "gtins">[]): readonly ItemCodes[] {
  return items.map(({ id, gtins = [] }) => ({ item: id, gtins, hibcs: [], ndcs: [] }));
}

/** Compares a scanned code with the item that is expected: the worst of what is found. */
export function contradiction(code: Code, expected: ItemId, items: readonly ItemCodes[], today: IsoDate): Comparison {
  const owners = items.filter((item) => owns(item, code)).map(({ item }) => item);
  const [other] = owners;
  const agrees = owners.includes(expected);
  if (other !== undefined && !agrees) return { says: "other-item", item: other };
  const expires = code.kind === "gtin" ? undefined : code.expires;
  // A pack may be used on the day of its expiry date, but not after it.
  if (expires !== undefined && expires < today) return { says: "expired", on: expires };
  if (agrees) return { says: "agrees" };
  return {
    says: isComparable(
      code,
      items.find(({ item }) => item === expected),
    )
      ? "unknown-code"
      : "nothing",
  };
}

/** Whether the code names a product and the item has a code of that kind. */
function isComparable(code: Code, expected: ItemCodes | undefined): boolean {
  if (!expected) return false;
  if (code.kind === "hibc") return code.product !== undefined && expected.hibcs.length > 0;
  return code.gtin !== undefined && expected.gtins.length + expected.ndcs.length > 0;
}

function owns({ gtins, hibcs, ndcs }: ItemCodes, code: Code): boolean {
  if (code.kind === "hibc") return code.product !== undefined && hibcs.includes(code.product);
  const { gtin } = code;
  if (gtin === undefined) return false;
  const ndc = ndcOf(gtin);
  return gtins.some((one) => inFull(one) === gtin) || ndcs.some((one) => one.replaceAll("-", "") === ndc);
}
