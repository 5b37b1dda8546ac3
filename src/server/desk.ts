import type { Refusal } from "../domain/codes/code.ts";
import type { Answered } from "../domain/verdict/course/events.ts";
import type { DeviceState } from "../domain/verdict/device-state.ts";
import type { Order } from "../domain/verdict/order.ts";
import type { Scan } from "../domain/verdict/scan.ts";
import type { Answer } from "../domain/verdict/verdict.ts";
import type { VerificationState } from "../domain/verdict/verification.ts";
import type { AcknowledgeResult, BadgeResult, EndResult } from "../protocol.ts";

/** Where orders are placed and answered: the part of the daemon the server talks to. A Fault it throws is passed on to the client. */
export interface Desk {
  /**
   * Idempotent: the same transaction, kind, item and quantity again give the same id; others are a conflict. While another order is
   * open the new one must name it in `supersedes`.
   */
  place(request: Placement): { readonly id: string } | "conflict" | { readonly busyWith: string };
  find(id: string): VerificationState | undefined;
  ofTransaction(transactionId: string): VerificationState | undefined;
  /** The state once it is no longer open, after `ms`, or when the signal aborts, whichever comes first. */
  wait(id: string, ms: number, signal: AbortSignal): Promise<VerificationState>;
  /** The host needs the order no longer. Idempotent; "final" when it had ended by itself. */
  cancel(id: string): "cancelled" | "final" | "unknown";
  /** Idempotent. */
  answer(entry: number, answer: Answer): AcknowledgeResult;
  /** The same by the host, about the order of that id alone; "stale" when it is not the one on show. */
  acknowledge(id: string, given: Answered): AcknowledgeResult;
  /** The nurse is done with the order. */
  end(id: string): EndResult;
  badge(badge: string): BadgeResult;
  /** What a scanner sent, of the pack in the tray or the next one. "stale" without an open order. */
  scan(raw: string): Scan | Refusal | "stale";
}

/** The item is in the formulary. */
export type Placement = Omit<Order, "id" | "placedAt">;

/** What the daemon reports to monitoring. */
export interface Probes {
  ready(): Readiness;
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface Readiness {
  /** May green be shown? */
  readonly ready: boolean;
  readonly state: DeviceState;
  /** The execution provider that actually runs the model; null until it is loaded. */
  readonly provider: string | null;
  /** How many threads compute a lone picture; null until the model is loaded. */
  readonly threads: number | null;
  /** Why not, one sentence each; empty when ready. */
  readonly reasons: readonly string[];
}
