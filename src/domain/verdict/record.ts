import type { Evidence } from "../evidence/evidence.ts";
import type { GateReason, Quality } from "../tray/scene.ts";
import type { Condition } from "./green-rule.ts";
import type { Order } from "./order.ts";
import type { Answer, EntryNumber, Verdict } from "./verdict.ts";

/**
 * Everything that the audit log may hold. No patient data and no pictures, ever: the host's transaction id is
 * the only thread back to a person, and only the host can follow it.
 */
export type AuditRecord = StartRecord | SelfTestRecord | VerificationRecord | AnswerRecord | CancellationRecord | InterruptionRecord;

/** The daemon came up. */
interface StartRecord {
  readonly kind: "start";
  readonly version: string;
  /** sha256 of the bundle's card. */
  readonly bundle: string;
  /** As configured; a verification names the one actually in use. */
  readonly provider: string;
}

/** The device tried to prove that it works. */
export interface SelfTestRecord {
  readonly kind: "self-test";
  readonly passed: boolean;
  readonly bundle: string;
  readonly provider: string;
  readonly checks: readonly {
    readonly check: string;
    readonly value: number;
    readonly limit: number;
    readonly passed: boolean;
  }[];
}

/** A verdict, and everything needed to understand it years later. */
export interface VerificationRecord {
  readonly kind: "verification";
  readonly order: Order;
  readonly verdict: Verdict;
  /** Conditions of the green rule that failed; none for a match. */
  readonly failed: readonly Condition[];
  /** The frames that settled it, oldest first. */
  readonly frames: readonly FrameRecord[];
  readonly bundle: string;
  readonly provider: string;
  /** How long each stage of the last frame took. */
  readonly latencyMs: Readonly<Record<string, number>>;
}

export interface FrameRecord {
  /** The camera's number of this frame. */
  readonly sequence: number;
  readonly quality: Quality;
  readonly gate: GateReason | "open";
  /** Ranking cut after the third item; absent when the gate was closed. */
  readonly evidence?: Evidence;
}

/** What the nurse did about a verdict. */
interface AnswerRecord {
  readonly kind: "answer";
  readonly entry: EntryNumber;
  readonly answer: Answer;
}

/** A verification that ended without a verdict. */
interface CancellationRecord {
  readonly kind: "cancellation";
  /** The id of its order. */
  readonly verification: string;
  /** The host took it back, or placed a newer one. */
  readonly why: "host" | "replaced";
}

/** For a while the record could not be written; now it can again. */
interface InterruptionRecord {
  readonly kind: "interruption";
  readonly code: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}
