import type { PrintFinding } from "../../evidence/print/judge-print.ts";
import type { PrintedLine } from "../../evidence/print/line.ts";
import type { Reveal } from "../../item.ts";
import type { GateReason, Quality } from "../../tray/scene.ts";
import type { DeviceFault } from "../device-fault.ts";
import type { People } from "../identity.ts";
import type { IdentityPolicy } from "../identity-policy.ts";
import type { Order } from "../order.ts";
import type { AuditRecord } from "../record.ts";
import type { Scan } from "../scan.ts";
import type { Observation, Settlement, SettleRules } from "../settle.ts";
import type { Answer, EntryNumber, Verdict } from "../verdict.ts";
import type { Course, State } from "./state.ts";

export interface Rules extends SettleRules {
  /** An order ends this long after it, its last verdict or its last answer came. */
  readonly orderSeconds: number;
  /** A match leaves the screen, and a fulfilled order the desk, after this long. */
  readonly verdictSeconds: number;
  readonly policy: IdentityPolicy;
  /** Whether print is read: then a finding about it comes for every tray, if only that nothing could be read. */
  readonly reading: boolean;
}

/** Of the machine's monotonic clock, milliseconds, and of the wall clock, ISO 8601 in UTC. */
export interface Moment {
  readonly atMs: number;
  readonly at: string;
}

/** What one frame says; `finding` is absent where the network was not asked, because nothing is to be found out. */
export type Look =
  | Observation
  | { readonly sequence: number; readonly tray: number; readonly quality: Quality; readonly gate: "open"; readonly finding?: undefined };

/** Everything that can happen to the desk. `order` is an order's id: what is about another one than that on the desk changes nothing. */
export type Event =
  | { readonly event: "placed"; readonly order: Order; readonly atMs: number }
  /** By the host. */
  | { readonly event: "cancelled"; readonly order: string }
  /** By the nurse. */
  | { readonly event: "ended"; readonly order: string }
  | { readonly event: "seen"; readonly order: string; readonly look: Look; readonly atMs: number }
  /** A picture could not be read. */
  | { readonly event: "unreadable" }
  | ({ readonly event: "concluded" } & Conclusion & Moment)
  | ({ readonly event: "answered" } & Answered & Moment)
  | { readonly event: "badge"; readonly badge: string }
  | ({ readonly event: "scanned" } & Pick<Scan, "code" | "comparison">)
  | ({ readonly event: "read" } & PrintRead)
  /** The faults that are present now, at least one. */
  | { readonly event: "fault"; readonly faults: readonly [DeviceFault, ...DeviceFault[]] }
  | { readonly event: "in-order" }
  | { readonly event: "clock"; readonly atMs: number }
  /** The course of the last order, as the record tells it; the clock says what has become of it. */
  | { readonly event: "restarted"; readonly course: Course };

/** What the nurse says about the verdict of that entry. */
export interface Answered {
  readonly entry: number;
  readonly answer: Answer;
  /** Who says so, where the host knows. An order that lacks them has them from then on, as from their badges. */
  readonly by?: People | undefined;
}

/** What was read on the pack that lies in that tray. */
export interface PrintRead {
  readonly order: string;
  readonly tray: number;
  readonly finding: PrintFinding;
  readonly lines: readonly PrintedLine[];
}

/** A settled verdict that was proven, and recorded: only the record gives an entry number. */
export interface Conclusion {
  readonly order: string;
  readonly verdict: Verdict;
  readonly entry: EntryNumber;
  readonly reveal: Reveal;
  readonly tray: number;
  readonly gate: GateReason | "open";
}

/** What came of an event, for whoever caused it. */
export type Reply =
  | "done"
  /** Another order is open. */
  | "busy"
  /** Not about what is on the desk. */
  | "stale"
  /** It does not fit. */
  | "refused"
  | "user-needed"
  | "witness-needed";

/** The desk after an event, and what is to be done about it. */
export interface Step {
  readonly state: State;
  /** To be written, all or none, before the state counts: what cannot be recorded has not happened. */
  readonly records: readonly AuditRecord[];
  readonly reply: Reply;
  /** After a frame: where it has brought the pack. A verdict in it is to be proven, recorded and concluded. */
  readonly settlement?: Settlement | undefined;
}

export function unchanged(state: State, reply: Reply = "done"): Step {
  return { state, records: [], reply };
}
