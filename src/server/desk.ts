import type { Order } from "../domain/verdict/order.ts";
import type { Answer } from "../domain/verdict/verdict.ts";
import type { VerificationState } from "../domain/verdict/verification.ts";
import type { AcknowledgeResult } from "../protocol.ts";

/** Where orders are placed and answered: the part of the daemon that this room speaks to. A Fault thrown by it is told to the asker. */
export interface Desk {
  /** Idempotent: the same transaction, kind and item again give the same id; another kind or item is a conflict. */
  place(request: Placement): { readonly id: string } | "conflict";
  find(id: string): VerificationState | undefined;
  /** The state as soon as it is no longer open, but at the latest after `ms` or when the signal aborts. */
  wait(id: string, ms: number, signal: AbortSignal): Promise<VerificationState>;
  /** Idempotent. "final" when there is a verdict already. */
  cancel(id: string): "cancelled" | "final" | "unknown";
  /** Idempotent. */
  answer(entry: number, answer: Answer): AcknowledgeResult;
}

/** The item is one of the formulary's. */
export type Placement = Pick<Order, "transactionId" | "kind" | "item">;

/** What the daemon tells those who watch over it. */
export interface Probes {
  ready(): Readiness;
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface Readiness {
  /** May green be shown? */
  readonly ready: boolean;
  /** The execution provider that really runs the model; null until it is loaded. */
  readonly provider: string | null;
  /** Why not, one sentence each; empty when ready. */
  readonly reasons: readonly string[];
}
