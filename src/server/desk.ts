import type { Order } from "../domain/verdict/order.ts";
import type { Answer } from "../domain/verdict/verdict.ts";
import type { VerificationState } from "../domain/verdict/verification.ts";
import type { AcknowledgeResult } from "../protocol.ts";

/** Where orders are placed and answered: the part of the daemon the server talks to. A Fault it throws is passed on to the client. */
export interface Desk {
  /** Idempotent: the same transaction, kind and item again give the same id; another kind or item is a conflict. */
  place(request: Placement): { readonly id: string } | "conflict";
  find(id: string): VerificationState | undefined;
  /** The state once it closes, after `ms`, or when the signal aborts, whichever comes first. */
  wait(id: string, ms: number, signal: AbortSignal): Promise<VerificationState>;
  /** Idempotent. "final" when there already is a verdict. */
  cancel(id: string): "cancelled" | "final" | "unknown";
  /** Idempotent. */
  answer(entry: number, answer: Answer): AcknowledgeResult;
}

/** The item is in the formulary. */
export type Placement = Pick<Order, "transactionId" | "kind" | "item">;

/** What the daemon reports to monitoring. */
export interface Probes {
  ready(): Readiness;
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface Readiness {
  /** May green be shown? */
  readonly ready: boolean;
  /** The execution provider that actually runs the model; null until it is loaded. */
  readonly provider: string | null;
  /** How many threads compute a lone picture; null until the model is loaded. */
  readonly threads: number | null;
  /** Why not, one sentence each; empty when ready. */
  readonly reasons: readonly string[];
}
