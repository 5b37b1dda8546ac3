/**
 * Everything that passes between the daemon and a screen. Whole state, not deltas: a screen that
 * connects is told `hello` and the last `view`, and needs nothing else.
 *
 * An order in views: waiting -> checking -> (compare ->) verdict -> counted, and from each of them back to waiting or checking as soon
 * as the tray changes, because a verdict is about the pack that lies there. The order goes on until its packs are counted, the nurse
 * ends it, the host takes it back, or its time is up; then the view is idle.
 */
import type { ClipCard } from "./domain/clip.ts";
import type { Comparison } from "./domain/codes/contradiction.ts";
import type { Commissioning, CommissionReply, CommissionRequest } from "./domain/commissioning.ts";
import type { Region } from "./domain/evidence/evidence-share.ts";
import type { ExplainedMap } from "./domain/evidence/explain.ts";
import type { PrintShown } from "./domain/evidence/print/shown.ts";
import type { Point } from "./domain/geometry.ts";
import type { ItemId, Reveal } from "./domain/item.ts";
import type { SelfTestReport } from "./domain/self-test/report.ts";
import type { Teaching, TeachReply, TeachRequest, UnlockReply } from "./domain/teaching.ts";
import type { GateReason } from "./domain/tray/scene.ts";
import type { DeviceState } from "./domain/verdict/device-state.ts";
import type { Role } from "./domain/verdict/identity.ts";
import type { IdentityPolicy } from "./domain/verdict/identity-policy.ts";
import type { Order, TransactionKind } from "./domain/verdict/order.ts";
import type { Answer, EntryNumber, Verdict } from "./domain/verdict/verdict.ts";
import type { FaultCode } from "./errors.ts";

/** The daemon beats this often, in milliseconds. */
export const BEAT_MS = 500;
/** A screen that has heard nothing for this long, in milliseconds, shows "camera check off": three beats have failed to come. */
export const SILENCE_MS = 1_500;

export interface ToScreen {
  hello: (hello: Hello) => void;
  view: (shown: Shown) => void;
  /** The camera's newest JPEG; lost when the screen is slow. */
  preview: (jpeg: Uint8Array) => void;
  /** Every BEAT_MS. */
  beat: (beat: Beat) => void;
  /** The self-test wants to hear the nonce again: proof that the page is alive. */
  echo: (nonce: string, reply: (nonce: string) => void) => void;
  /** To a screen whose PIN is known: where the teaching of a medicine stands. */
  teaching: (teaching: Teaching) => void;
  /** The same of setting the cabinet up. */
  commissioning: (commissioning: Commissioning) => void;
}

/** Every message is answered, and may be repeated when no answer comes: it counts once. */
export interface FromScreen {
  acknowledge: (message: Acknowledgement, reply: (result: AcknowledgeResult) => void) => void;
  /** The nurse is done with the order of this id, whatever is counted. "stale" when it is not the one on show. */
  end: (order: string, reply: (result: EndResult) => void) => void;
  /**
   * A badge was read, 1 to 64 printable characters. The first one says who acts, another one who watches; the same one again changes
   * nothing. "stale" without an order, "refused" when both are known already.
   */
  badge: (badge: string, reply: (result: BadgeResult) => void) => void;
  /**
   * A code was read, as the scanner sent it, at most 1024 characters; what comes of it shows in the views. A page that hears scanner and
   * badge reader as one keyboard tells them apart by the symbology identifier: what begins with "]" is a code, all else is a badge.
   */
  scan: (raw: string, reply: (result: ScanResult) => void) => void;
  /** A technician asks for a self-test, which shows in the beats. */
  selfTest: (depth: "light" | "full", reply: (result: SelfTestResult) => void) => void;
  /** A technician keeps the camera check off for so many minutes from now; 0 ends it. */
  maintain: (minutes: number, reply: (result: MaintainResult) => void) => void;
  /** In the demo: the clip of that name plays next and is held; null lets the recording run on. "refused" when there is no such clip. */
  play: (clip: string | null, reply: (result: PlayResult) => void) => void;
  /** A PIN, which holds for this screen until it hangs up or sends an empty one. */
  unlock: (pin: string, reply: (result: UnlockReply) => void) => void;
  /** Changes what the device knows. Not to be repeated: the answer may take as long as the model needs to prove itself. */
  teach: (request: TeachRequest, reply: (result: TeachReply) => void) => void;
  /** Sets the cabinet up, step by step. */
  commission: (request: CommissionRequest, reply: (result: CommissionReply) => void) => void;
}

/**
 * Which answers fit: "put-back" and "override" a mismatch; "it-is-right", "it-is-wrong" and "check-again" a doubt; "looks-right" and
 * "looks-wrong" a view "compare". A match needs none.
 */
export interface Acknowledgement {
  /** Of the view that is answered. An answer is still taken when its pack has left meanwhile, as long as its order is the one on show. */
  readonly entry: number;
  readonly answer: Answer;
}

/**
 * "stale": the entry belongs to no verdict of the order on show, or has another answer already. "refused": the message or its answer
 * does not fit, or could not be recorded. "user-needed", "witness-needed": a badge is wanted first; send the answer again after it.
 */
export type AcknowledgeResult = "recorded" | "stale" | "refused" | `${Role}-needed`;
export type EndResult = "ended" | "stale" | "refused";
export type BadgeResult = "read" | "stale" | "refused";
/** What the code says of the order; "unreadable": it was not read completely. "stale": no order is open. "refused": not recorded. */
export type ScanResult = Comparison["says"] | "unreadable" | "stale" | "refused";
export type SelfTestResult = "begun" | "refused";
/** "refused": it could not be recorded. */
export type MaintainResult = "recorded" | "refused";
export type PlayResult = "playing" | "refused";

export interface Hello {
  /** A page of another build reloads itself. */
  readonly build: string;
  /** sha256 of the bundle's card; a verdict of another bundle is not shown green. */
  readonly bundle: string;
  readonly formulary: readonly ItemCard[];
  /** The kinds of transaction that an order can be of. */
  readonly kinds: readonly TransactionKind[];
  /** Who must be known, unless an order asks otherwise; what is still missing right now is in each view's `needs`. */
  readonly policy: IdentityPolicy;
  readonly screen: ScreenSettings;
  /** True where PINs are configured: the pharmacy may change what the device knows. */
  readonly teaches?: boolean;
  /** True while the cabinet is set up at its screen, in the daemon's place. */
  readonly commissions?: boolean;
  /** True with the recorded camera only: the page may place orders itself, and names the open one in `supersedes`. */
  readonly demo: boolean;
  /** In the demo, and only of a recording that is described: what a person may put in the tray, in the recording's order. */
  readonly clips?: readonly ClipCard[];
}

/** The cabinet's own settings of its screen. */
export interface ScreenSettings {
  /** The language between transactions, as BCP 47 ("en", "th"); one the page does not have is English. */
  readonly language: string;
  /** Whether STOP may be heard. */
  readonly sound: boolean;
}

export interface ItemCard {
  readonly id: ItemId;
  readonly name: string;
  readonly strength: string;
  readonly form: string;
  /** In the barcode of its carton. */
  readonly gtin?: string;
  readonly gtins: readonly string[];
  /** "after_confirm": the nurse compares by eye before she is told; her orders then pass through the view "compare". */
  readonly reveal: Reveal;
  /** Declared look-alikes. */
  readonly lookAlikes: readonly ItemId[];
  /** Every face that the bundle has a picture of, each cut to the pack, long side horizontal. */
  readonly references: readonly { readonly face: string; readonly url: string }[];
}

/** A view with the marks by which a screen knows that it is fresh. */
export interface Shown {
  /** Grows with every view of this daemon. */
  readonly sequence: number;
  /** ISO 8601, UTC, the daemon's clock when the view was sent. */
  readonly at: string;
  readonly bundle: string;
  readonly view: View;
}

/** What each view of an order says about it. */
interface OfOrder {
  /** With what badges have said since it was placed. */
  readonly order: Order;
  /** Packs that are done: matched, overridden or found right by hand. */
  readonly counted: number;
  /** How many are wanted; absent for a count without an end. Another pack is checked even when all are counted. */
  readonly wanted?: number;
  /** Whose badge is wanted before packs count. An answer may ask for more; see AcknowledgeResult. */
  readonly needs: readonly Role[];
}

/** What the tray still lacks. "put-back": the pack that lies there is not to be used; it goes, and the ordered one comes. */
export type WaitReason = GateReason | "put-back";

export type View =
  | { readonly view: "idle" }
  | ({
      readonly view: "waiting";
      readonly because: WaitReason;
      readonly packs: readonly Outline[];
      /** The face of the ordered item that lies in the tray, when it is known: show that reference. */
      readonly face?: string;
    } & OfOrder)
  | ({
      readonly view: "checking";
      readonly agreeing: number;
      readonly needed: number;
      readonly packs: readonly Outline[];
      /** As in "waiting". */
      readonly face?: string;
    } & OfOrder)
  | ({
      /** There is a verdict, and the nurse is asked for her own look first: "looks-right" or "looks-wrong". */
      readonly view: "compare";
      readonly entry: EntryNumber;
      /** Without maps. Absent when no frame reached the network. */
      readonly explanation?: Explanation;
    } & OfOrder)
  | ({
      /** About the pack that lies in the tray now; any overlay belongs to it alone. */
      readonly view: "verdict";
      readonly verdict: Verdict;
      readonly entry: EntryNumber;
      /** ISO 8601, UTC, the daemon's clock. A match is not shown after this. */
      readonly validUntil: string;
      /** Absent when no frame reached the network. */
      readonly explanation?: Explanation;
      /** Absent where print did not decide. */
      readonly print?: PrintShown;
    } & OfOrder)
  | ({
      /** The last pack is done: place the next one or, when `counted` has reached `wanted`, nothing more is asked. */
      readonly view: "counted";
      readonly packs: readonly Outline[];
    } & OfOrder)
  | {
      readonly view: "fault";
      /** Chooses the words; it is never printed for a nurse. The details are in the beat. */
      readonly code: FaultCode;
      /** What is ordered meanwhile: it stays on the screen with its picture. */
      readonly order?: Order;
    };

/** Four corners in fractions of the frame's width and height, upper left of the pack first, then clockwise. */
export type Outline = readonly [Point, Point, Point, Point];

/** Where the network looked, and on what. */
export interface Explanation {
  /** The network's input as a square JPEG. */
  readonly crop: Uint8Array;
  /** Where that square lies in the frame. */
  readonly window: Outline;
  /** Where the pack lies in the crop, fractions of its side: cut to this, it has the shape of a reference. */
  readonly pack: Region;
  /** Turn the crop and its maps by this many degrees, and they lie the same way up as the references. */
  readonly turn: 0 | 180;
  /** The face of the pack that was recognized ("print", "pill", ...). */
  readonly face: string;
  /**
   * The map of the seen item first; then, where there is another to compare with, the other's and the contrast. None for a pack that
   * was not recognized: there is no "why X" where X is only the nearest stranger.
   */
  readonly maps: readonly ExplainedMap[];
}

export interface Beat {
  readonly at: string;
  readonly device: DeviceStatus;
}

/** The technician's page. */
export interface DeviceStatus {
  readonly version: string;
  readonly bundle: { readonly name: string; readonly version: string; readonly hash: string; readonly provisional: boolean };
  /** The provider that the runtime's own profile names, for example "CPUExecutionProvider"; null until the model is loaded. */
  readonly provider: string | null;
  /** How many threads compute a lone picture; null until the model is loaded. */
  readonly threads: number | null;
  readonly camera: { readonly source: string; readonly frames: number; readonly dropped: number };
  readonly entries: number;
  /** The one on the screen first, with codes and paths: for the technician only. */
  readonly faults: readonly { readonly code: FaultCode; readonly detail: string }[];
  /** Median and 95th percentile of the last few hundred frames that were looked at, milliseconds. */
  readonly latency: readonly { readonly stage: string; readonly medianMs: number; readonly p95Ms: number }[];
  /** All lines of text that were read on the last pack, as they were read; null where reading is off. */
  readonly read: readonly string[] | null;
  readonly uptimeSeconds: number;
  readonly state: DeviceState;
  /** When maintenance ends, ISO 8601; null while nobody works at the device. */
  readonly maintenanceUntil: string | null;
  /** The last run that was completed, or else the one under way; null before the first. */
  readonly selfTest: SelfTestReport | null;
  /** Whether another run is under way. */
  readonly testing: boolean;
}
