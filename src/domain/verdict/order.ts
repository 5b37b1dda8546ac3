import type { ItemId } from "../item.ts";

export const TRANSACTION_KINDS = ["load", "remove", "override", "return", "waste", "count"] as const;
type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** What the cabinet is expected to hold in its tray, and for which of the host's transactions. */
export interface Order {
  /** A ULID of ours. */
  readonly id: string;
  /** The host's own key: opaque to us, never patient data. */
  readonly transactionId: string;
  readonly kind: TransactionKind;
  readonly item: ItemId;
  /** ISO 8601, UTC. */
  readonly placedAt: string;
}
