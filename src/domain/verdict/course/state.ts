import { type Comparison, type Contradiction, contradicts } from "../../codes/contradiction.ts";
import type { PrintFinding } from "../../evidence/print/judge-print.ts";
import type { GateReason } from "../../tray/scene.ts";
import type { DeviceFault } from "../device-fault.ts";
import { missingRoles } from "../identity.ts";
import type { IdentityPolicy } from "../identity-policy.ts";
import { type Order, wanted } from "../order.ts";
import type { CancellationReason, Outcome, PastAnswer } from "../record.ts";
import type { Presentation } from "../settle.ts";
import type { Answer, EntryNumber, Verdict } from "../verdict.ts";

/** All that the desk knows. Times are on the machine's monotonic clock, milliseconds, unless they are ISO 8601. */
export interface State {
  /** Any fault makes every verdict impossible. The first one is the gravest. */
  readonly faults: readonly DeviceFault[];
  readonly course?: Course | undefined;
}

export const IDLE: State = { faults: [] };

/** An order on its way from the host to its end. */
export interface Course {
  /** With what badges have said. */
  readonly order: Order;
  /** When the order, its last verdict or its last answer came: its time is counted from there. */
  readonly activeMs: number;
  /** Packs that were accepted and have left the tray. */
  readonly done: number;
  /** Packs that have left the tray, accepted or not. */
  readonly gone: number;
  /** What lies in the tray since it was last empty. */
  readonly pack?: Pack | undefined;
  /** Oldest first. */
  readonly verdicts: readonly Judged[];
  /** The last verdict, while it is about what lies in the tray. */
  readonly standing?: Standing | undefined;
  /** What the last frame said about the tray, and when. */
  readonly tray?: { readonly gate: GateReason | "open"; readonly atMs: number } | undefined;
  /** What codes said about the pack that comes next, or lies there: a contradiction, once there is one. */
  readonly scanned?: Comparison | undefined;
  /** What was read on the pack in that tray. */
  readonly print?: { readonly tray: number; readonly finding: PrintFinding } | undefined;
  /** Over for the host. A verdict that waits for its answer may still stand. */
  readonly closed?: Closed | undefined;
}

/** Whatever lay in the tray between two times that it was empty, moved or exchanged though it may have been. */
export interface Pack {
  /** Its last verdict, or the nurse's answer, accepts it. */
  readonly accepted: boolean;
  readonly presentation?: Presentation | undefined;
  /** There is nothing to look at while the tray stays as it is: the pack is to go, or is done. */
  readonly held?: { readonly tray: number; readonly why: "put-back" | "counted" } | undefined;
  /** The face of the ordered item, when that was the last one recognized. */
  readonly face?: string | undefined;
  /** Consecutive frames of an empty tray. */
  readonly emptyFrames: number;
}

export const NEW_PACK: Pack = { accepted: false, emptyFrames: 0 };

/** A recorded verdict, and what the nurse said about it. */
export interface Judged {
  readonly entry: EntryNumber;
  readonly verdict: Verdict;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** How many packs had left the tray before its own. */
  readonly gone: number;
  /** The nurse was asked for her own look before she was told. */
  readonly concealed: boolean;
  readonly looked?: "looks-right" | "looks-wrong" | undefined;
  readonly answer?: Answer | PastAnswer | undefined;
}

export interface Standing {
  readonly entry: EntryNumber;
  readonly verdict: Verdict;
  /** The tray as it was when the verdict was settled. */
  readonly tray: number;
  readonly gate: GateReason | "open";
  /** False until the nurse has said how it looks to her. */
  readonly revealed: boolean;
  /** A match is shown until then. */
  readonly untilMs: number;
  /** The same moment, ISO 8601, UTC. */
  readonly validUntil: string;
}

export type Closed = { readonly outcome: Outcome } | { readonly outcome: "cancelled"; readonly why: CancellationReason };

export function countedOf({ done, pack }: Pick<Course, "done" | "pack">): number {
  return done + (pack?.accepted ? 1 : 0);
}

/** What a code said against the pack, if one did. */
export function contradictionOf({ scanned }: Course): Contradiction | undefined {
  return scanned && contradicts(scanned) ? scanned : undefined;
}

/** Whether nothing more is asked of anybody. */
export function isFulfilled(course: Course, policy: IdentityPolicy): boolean {
  const enough = wanted(course.order);
  return enough !== undefined && countedOf(course) >= enough && missingRoles(course.order, policy).length === 0;
}
