import type { ItemId } from "../item.ts";
import type { TransactionKind } from "../verdict/order.ts";
import type { CancellationReason, Outcome, PastAnswer, SelfTestRecord } from "../verdict/record.ts";
import type { Answer, EntryNumber, UnsureReason, Verdict } from "../verdict/verdict.ts";

/** What is told to whoever asked to be told, as it happens. */
export const EVENT_TYPES = [
  "verification.decided",
  "verification.contradicted",
  "verification.answered",
  "verification.ended",
  "device.unavailable",
  "device.available",
  "device.self-test",
  "device.fault",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export type HostEvent =
  /** The nurse is told a verdict: it is about the pack that lies there, and another may follow it. */
  | { readonly type: "verification.decided"; readonly data: OfVerdict }
  /** Print that was read later speaks against a pack of an order that had a match. If that match stands, it ends now. */
  | { readonly type: "verification.contradicted"; readonly data: OfOrder & Contradicted }
  | { readonly type: "verification.answered"; readonly data: OfVerdict & Answered }
  | { readonly type: "verification.ended"; readonly data: OfOrder & (Closed | Cancelled) }
  /** No verdict can be given from now on. */
  | { readonly type: "device.unavailable"; readonly data: OfRow & { readonly reasons: readonly string[] } }
  | { readonly type: "device.available"; readonly data: OfRow }
  | { readonly type: "device.self-test"; readonly data: OfRow & Omit<SelfTestRecord, "kind"> }
  | { readonly type: "device.fault"; readonly data: OfRow & PartFault };

interface OfRow {
  /** The number of the row of the record that the event tells of. */
  readonly row: EntryNumber;
}

/** A part became faulty or, where `over`, is in order again. */
interface PartFault {
  readonly part: string;
  readonly code: string;
  readonly over: boolean;
  /** ISO 8601, UTC. Only of the part "record", of whose faults nothing can be told before they are over. */
  readonly since?: string;
}

interface OfOrder extends OfRow {
  /** The order's id. */
  readonly verification: string;
  readonly transactionId: string;
  readonly kind: TransactionKind;
  readonly item: ItemId;
}

interface OfVerdict extends OfOrder {
  /** The number of the verdict's own row, by which a verification names its verdict. */
  readonly entry: EntryNumber;
  readonly verdict: Verdict;
}

interface Contradicted {
  /** The row of the match that ends; none where the pack has left the tray meanwhile. */
  readonly entry?: EntryNumber;
  /** What decided, as it was read, and the one item that it names. */
  readonly words: readonly string[];
  readonly names?: ItemId;
}

interface Answered {
  readonly answer: Answer | PastAnswer;
  readonly user?: string;
  readonly witness?: string;
}

interface Closed {
  readonly state: "final";
  readonly outcome: Outcome;
  readonly counted: number;
  readonly because?: UnsureReason;
}

interface Cancelled {
  readonly state: "cancelled";
  readonly why: CancellationReason;
  readonly by?: string;
}
