/** Names for the parts of the protocol: what the daemon tells this page, and what the page may answer. */
import type { Acknowledgement, View } from "../../src/protocol.ts";

type Named<Name extends View["view"]> = Extract<View, { view: Name }>;
export type WaitingView = Named<"waiting">;
export type CheckingView = Named<"checking">;
export type CompareView = Named<"compare">;
export type VerdictView = Named<"verdict">;
export type CountedView = Named<"counted">;
export type FaultView = Named<"fault">;

/** A view of an order that is under way. */
export type OrderView = WaitingView | CheckingView | CompareView | VerdictView | CountedView;

export type Order = OrderView["order"];
export type Kind = Order["kind"];
export type Role = OrderView["needs"][number];
export type Verdict = VerdictView["verdict"];
export type WaitReason = WaitingView["because"];
export type GateReason = Exclude<WaitReason, "put-back">;
export type UnsureReason = Extract<Verdict, { look: "unsure" }>["because"];
export type Stop = Extract<Verdict, { look: "mismatch" }>;
export type PrintShown = NonNullable<VerdictView["print"]>;
export type Contradiction = Extract<Verdict, { code: unknown }>["code"];
export type FaultCode = FaultView["code"];

export type Answer = Acknowledgement["answer"];
export type OverrideReason = Extract<Answer, { did: "override" }>["reason"];
