import type { Evidence } from "../evidence/evidence.ts";
import type { PrintFinding } from "../evidence/print/judge-print.ts";
import type { PrintedLine } from "../evidence/print/line.ts";
import type { ItemId } from "../item.ts";
import type { Check } from "../self-test/check.ts";
import type { SelfTestReport } from "../self-test/report.ts";
import type { GateReason, Quality } from "../tray/scene.ts";
import type { Condition } from "./green-rule.ts";
import type { Role } from "./identity.ts";
import type { Order } from "./order.ts";
import type { Scan } from "./scan.ts";
import type { Answer, EntryNumber, UnsureReason, Verdict } from "./verdict.ts";

/**
 * Everything that the audit log may hold. No patient data and no pictures, ever, only a kept picture's hash: the host's transaction id is
 * the only thread back to a person, and only the host can follow it.
 */
export type AuditRecord = DeviceRecord | CourseRecord;

/** About the device. */
export type DeviceRecord =
  | StartRecord
  | SelfTestRecord
  | MaintenanceRecord
  | InterruptionRecord
  | AvailabilityRecord
  | FaultRecord
  | FormularyRecord
  | CommandRecord;

/** About one order; together, in their order, they tell its whole course. */
export type CourseRecord = OrderRecord | VerificationRecord | FollowUp;

/** What follows an order, or one of its verdicts. */
export type FollowUp =
  | EndingRecord
  | AnswerRecord
  | CountedRecord
  | BadgeRecord
  | ScanRecord
  | PrintRecord
  | ClosingRecord
  | CancellationRecord;

/** A row of the log. */
export interface RecordEntry<Kind extends AuditRecord = AuditRecord> {
  readonly number: EntryNumber;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly record: Kind;
}

/** A row of the log that is about an order. */
export type CourseEntry = RecordEntry<CourseRecord>;

/** The daemon came up. */
export interface StartRecord {
  readonly kind: "start";
  readonly version: string;
  /** sha256 of the bundle's card. */
  readonly bundle: string;
  /** As configured; a verification names the one actually in use. */
  readonly provider: string;
}

/** The device tried to prove that it works. */
export interface SelfTestRecord extends Omit<SelfTestReport, "ended" | "pass" | "checks"> {
  readonly kind: "self-test";
  /** ISO 8601, UTC. */
  readonly ended: string;
  readonly passed: boolean;
  readonly checks: readonly Pick<Check, "id" | "value" | "limit" | "pass">[];
}

/** A technician began to work at the device, until then at the latest; null when the work ended. */
export interface MaintenanceRecord {
  readonly kind: "maintenance";
  /** ISO 8601, UTC. */
  readonly until: string | null;
}

/** For a while the record could not be written; now it can again. */
interface InterruptionRecord {
  readonly kind: "interruption";
  readonly code: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** From now on verdicts can be given, or none can. Logs of versions before 0.9 have none. */
export interface AvailabilityRecord {
  readonly kind: "availability";
  readonly available: boolean;
  /** The codes of the faults that are not over; none where the device has merely not proven itself yet. */
  readonly reasons: readonly string[];
}

/** A part of the device became faulty, or is in order again. Logs of versions before 0.9 have none. */
export interface FaultRecord {
  readonly kind: "fault";
  readonly part: string;
  readonly code: string;
  readonly over: boolean;
}

/** The pharmacy changed what the device knows; from here on verdicts rest on this bundle. */
export interface FormularyRecord {
  readonly kind: "formulary";
  readonly did: "enrolled" | "changed" | "retired" | "rolled-back";
  /** What the change was about; none when a whole version came back. */
  readonly items: readonly ItemId[];
  /** Whose PIN allowed it. */
  readonly by: string;
  readonly via: "screen" | "host";
  /** The number of the version; 0 is the configured bundle. */
  readonly version: number;
  /** sha256 of its card. */
  readonly bundle: string;
}

/** Something was asked for from afar, and this is what became of it. */
export interface CommandRecord {
  readonly kind: "command";
  /** A ULID. */
  readonly id: string;
  /** null where it was no command. */
  readonly command: string | null;
  /** Whose key signed it; null where none did. */
  readonly by: string | null;
  readonly result: "accepted" | "done" | "refused" | "failed";
  readonly detail: string;
}

/** The host placed an order. Logs of versions before 0.8 have none. */
interface OrderRecord {
  readonly kind: "order";
  readonly order: Order;
}

/** A verdict, and everything needed to understand it years later. */
export interface VerificationRecord {
  readonly kind: "verification";
  readonly order: Order;
  readonly verdict: Verdict;
  /** True where the nurse was asked for her own look before she was told. */
  readonly concealed?: boolean;
  /** Conditions of the green rule that failed; none for a match. */
  readonly failed: readonly Condition[];
  /** What was read on the pack by then, and decided; absent where nothing was read yet. */
  readonly print?: Pick<PrintFinding, "says" | "words" | "names">;
  /** The frames that settled it, oldest first. */
  readonly frames: readonly FrameRecord[];
  readonly bundle: string;
  readonly provider: string;
  /** sha256 of the picture of the pack, where one was kept; see audit/pictures.ts. */
  readonly picture?: string;
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

/** Why a verdict is no longer shown, other than by its answer. */
export type EndingReason = "tray-changed" | "expired" | "unseen" | "fault" | "scan" | "print" | "restart";

interface EndingRecord {
  readonly kind: "ending";
  readonly verification: string;
  readonly entry: EntryNumber;
  readonly because: EndingReason;
}

/** What the nurse said about a verdict. */
interface AnswerRecord {
  readonly kind: "answer";
  /** The id of its order; absent before 0.8. */
  readonly verification?: string;
  readonly entry: EntryNumber;
  readonly answer: Answer | PastAnswer;
  readonly user?: string;
  readonly witness?: string;
}

/** Given before 0.8, when a doubt had one answer. */
export interface PastAnswer {
  readonly did: "checked-by-hand";
}

/** A pack that was matched, overridden or found right has left the tray. */
interface CountedRecord {
  readonly kind: "counted";
  readonly verification: string;
  /** With this one. */
  readonly counted: number;
}

interface BadgeRecord {
  readonly kind: "badge";
  readonly verification: string;
  readonly role: Role;
  readonly badge: string;
}

interface ScanRecord extends Scan {
  readonly kind: "scan";
}

/** What was read on a pack in the tray, and what it says of the ordered item. */
interface PrintRecord extends Pick<PrintFinding, "says" | "words" | "names"> {
  readonly kind: "print";
  readonly verification: string;
  readonly read: readonly Pick<PrintedLine, "text" | "confidence">[];
}

/** How an order ended that was not taken back. */
export type Outcome =
  /** All packs that were wanted are counted. */
  | "fulfilled"
  /** By the nurse, with fewer. */
  | "ended"
  /** Its time was up while a verdict waited for its answer, or a pack for a badge. */
  | "unanswered"
  /** Its time was up with fewer packs. */
  | "timed-out";

interface ClosingRecord {
  readonly kind: "closing";
  readonly verification: string;
  readonly outcome: Outcome;
  readonly counted: number;
  /** When its time was up: what the tray lacked. */
  readonly because?: UnsureReason;
}

/** The host took the order back, or placed another in its place; "replaced", without a word, before 0.8. */
export type CancellationReason = "host" | "superseded" | "replaced";

/** An order that was taken back. */
interface CancellationRecord {
  readonly kind: "cancellation";
  /** The id of its order. */
  readonly verification: string;
  readonly why: CancellationReason;
  /** The id of the order that superseded it. */
  readonly by?: string;
}
