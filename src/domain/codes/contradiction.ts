import type { ItemId } from "../item.ts";
import type { Code } from "./code.ts";
import type { IsoDate } from "./dates.ts";
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

/**
 * - other-item: the code is another item's, and not the expected one's;
 * - expired: its expiry date is over;
 * - unknown-code: no item has this code, or the code names no item;
 * - agrees: the code is the expected item's. It says nothing about the pack that the camera sees.
 */
export type Comparison = "other-item" | "expired" | "unknown-code" | "agrees";

/** Compares a scanned code with the item that is expected: the worst of what is found. */
export function contradiction(code: Code, expected: ItemId, items: readonly ItemCodes[], today: IsoDate): Comparison {
  const owners = items.filter((item) => owns(item, code));
  const agrees = owners.some(({ item }) => item === expected);
  if (owners.length > 0 && !agrees) return "other-item";
  if (isExpired(code, today)) return "expired";
  return agrees ? "agrees" : "unknown-code";
}

/** A pack may be used on the day of its expiry date, but not after it. */
function isExpired(code: Code, today: IsoDate): boolean {
  return code.kind !== "gtin" && code.expires !== undefined && code.expires < today;
}

function owns({ gtins, hibcs, ndcs }: ItemCodes, code: Code): boolean {
  if (code.kind === "hibc") return code.product !== undefined && hibcs.includes(code.product);
  const { gtin } = code;
  if (gtin === undefined) return false;
  const ndc = ndcOf(gtin);
  return gtins.some((one) => one.padStart(14, "0") === gtin) || ndcs.some((one) => one.replaceAll("-", "") === ndc);
}
