import type { ItemId } from "../item.ts";
import type { IdentityPolicy } from "./identity-policy.ts";

/** What a person does at the cabinet: put in stock, take out for an order, take out without one, bring back, throw away, count. */
export const TRANSACTION_KINDS = ["load", "remove", "override", "return", "waste", "count"] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** What the cabinet is expected to hold in its tray, and for which of the host's transactions. */
export interface Order {
  /** A ULID of ours. */
  readonly id: string;
  /** The host's own key: opaque to us, never patient data. */
  readonly transactionId: string;
  readonly kind: TransactionKind;
  readonly item: ItemId;
  /** Packs or cut strips, laid in the tray one after the other. Without it one is enough; a count without it goes on until a person ends it. */
  readonly quantity?: number;
  /** Who acts: an opaque key of the host's, or what a badge says. */
  readonly user?: string;
  /** Who watches. */
  readonly witness?: string;
  /** What this order asks for in place of the cabinet's own policy. */
  readonly requires?: Partial<IdentityPolicy>;
  /** The id of the open order that this one took the place of. */
  readonly supersedes?: string;
  /** ISO 8601, UTC. */
  readonly placedAt: string;
}

/** How many packs the order is for; none for a count without an end. */
export function wanted({ kind, quantity }: Pick<Order, "kind" | "quantity">): number | undefined {
  return quantity ?? (kind === "count" ? undefined : 1);
}
