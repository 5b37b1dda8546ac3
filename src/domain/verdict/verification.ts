import type { GateReason } from "../tray/scene.ts";
import type { Order } from "./order.ts";
import type { Answer, EntryNumber, Verdict } from "./verdict.ts";

/** An order and its outcome, as reported to the host. Only a verdict with a durable entry is final. */
export type VerificationState = Order & (Open | Final | { readonly state: "cancelled" });

interface Open {
  readonly state: "open";
  /** What the tray still lacks; absent while frames are being checked. */
  readonly waitingBecause?: GateReason;
}

interface Final {
  readonly state: "final";
  readonly verdict: Verdict;
  readonly entry: EntryNumber;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** What the nurse answered, once she did. */
  readonly answer?: Answer;
}
