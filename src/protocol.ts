/**
 * Everything that passes between the daemon and a screen. Whole state, not deltas: a screen that
 * connects is told `hello` and the last `view`, and needs nothing else.
 */
import type { ExplainedMap } from "./domain/evidence/explain.ts";
import type { Point } from "./domain/geometry.ts";
import type { ItemId } from "./domain/item.ts";
import type { GateReason } from "./domain/tray/scene.ts";
import type { Order } from "./domain/verdict/order.ts";
import type { Answer, EntryNumber, Verdict } from "./domain/verdict/verdict.ts";
import type { FaultCode } from "./errors.ts";

export type { ExplainedMap };

export interface ToScreen {
  hello: (hello: Hello) => void;
  view: (shown: Shown) => void;
  /** The camera's newest JPEG; lost when the screen is slow. */
  preview: (jpeg: Uint8Array) => void;
  /** Once a second. A screen that misses three shows "camera check off". */
  beat: (beat: Beat) => void;
}

export interface FromScreen {
  /** Idempotent. "stale" when the entry is not the verdict on show, "refused" when the message or its answer does not fit. */
  acknowledge: (message: Acknowledgement, reply: (result: AcknowledgeResult) => void) => void;
  /** In the demo: the clip of that name plays next and is held; null lets the recording run on. "refused" when there is no such clip. */
  play: (clip: string | null, reply: (result: PlayResult) => void) => void;
}

export interface Acknowledgement {
  readonly entry: number;
  readonly answer: Answer;
}
export type AcknowledgeResult = "recorded" | "stale" | "refused";
export type PlayResult = "playing" | "refused";

export interface Hello {
  /** A page of another build reloads itself. */
  readonly build: string;
  /** sha256 of the bundle's card; a verdict of another bundle is not shown green. */
  readonly bundle: string;
  readonly formulary: readonly ItemCard[];
  /** True with the recorded camera only: the page may place orders itself. */
  readonly demo: boolean;
  /** In the demo, and only of a recording that is described: what a person may put in the tray, in the recording's order. */
  readonly clips?: readonly ClipCard[];
}

/** A part of the recording: packs are put in the tray, lie there and are taken away. */
export interface ClipCard {
  readonly name: string;
  /** None for the empty tray; a pack whose item is null is not in the formulary. */
  readonly packs: readonly { readonly item: ItemId | null; readonly face: "print" | "pill" }[];
  readonly glare: boolean;
  /** The tray as a JPEG, once the packs lie still. */
  readonly picture: Uint8Array;
}

export interface ItemCard {
  readonly id: ItemId;
  readonly name: string;
  readonly strength: string;
  readonly form: string;
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

export type View =
  | { readonly view: "idle" }
  | { readonly view: "waiting"; readonly order: Order; readonly because: GateReason; readonly packs: readonly Outline[] }
  | {
      readonly view: "checking";
      readonly order: Order;
      readonly agreeing: number;
      readonly needed: number;
      readonly packs: readonly Outline[];
    }
  | {
      readonly view: "verdict";
      readonly order: Order;
      readonly verdict: Verdict;
      readonly entry: EntryNumber;
      /** ISO 8601, UTC, the daemon's clock. A match is not shown after this. */
      readonly validUntil: string;
      /** Absent when no frame reached the network. */
      readonly explanation?: Explanation;
      /** What the nurse answered, once she did. */
      readonly answer?: Answer;
    }
  | { readonly view: "fault"; readonly code: FaultCode; readonly detail: string };

/** Four corners in fractions of the frame's width and height, upper left of the pack first, then clockwise. */
export type Outline = readonly [Point, Point, Point, Point];

/** Where the network looked, and on what. */
export interface Explanation {
  /** The network's input as a square JPEG. */
  readonly crop: Uint8Array;
  /** Where that square lies in the frame. */
  readonly window: Outline;
  /** The face of the pack that was recognized ("print", "pill", ...). */
  readonly face: string;
  /** The map of the seen item first; then, where there is another to compare with, the other's and the contrast. */
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
  readonly faults: readonly { readonly code: FaultCode; readonly detail: string }[];
  /** Median and 95th percentile of the last few hundred frames, milliseconds. */
  readonly latency: readonly { readonly stage: string; readonly medianMs: number; readonly p95Ms: number }[];
  readonly uptimeSeconds: number;
}
