/** Names for the parts of the protocol: what the daemon tells this page, and what the page may answer. */
import type { Acknowledgement, View } from "../../src/protocol.ts";

export type WaitingView = Extract<View, { view: "waiting" }>;
export type CheckingView = Extract<View, { view: "checking" }>;
export type VerdictView = Extract<View, { view: "verdict" }>;
export type FaultView = Extract<View, { view: "fault" }>;

export type Order = VerdictView["order"];
export type Verdict = VerdictView["verdict"];
export type WaitReason = WaitingView["because"];
export type UnsureReason = Extract<Verdict, { look: "unsure" }>["because"];
export type FaultCode = FaultView["code"];

export type Answer = Acknowledgement["answer"];
export type OverrideReason = Extract<Answer, { did: "override" }>["reason"];
