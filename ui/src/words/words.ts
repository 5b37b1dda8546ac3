import type { OffReason } from "../scene.ts";
import type { FaultCode, OverrideReason, UnsureReason, WaitReason } from "../told.ts";

/** Every sentence on the page. A new reason from the daemon does not compile until it has its words here. */
export interface Words {
  /** For dates and numbers; the Gregorian calendar in every language. */
  readonly locale: string;
  /** The language's own name, for the button that switches to it. */
  readonly ownName: string;
  /** One word or two for each look, and the sentence below it. */
  readonly looks: Readonly<Record<"match" | "stop" | "check" | "off", string>>;
  readonly match: string;
  readonly looksLike: string;
  readonly butOrdered: string;
  readonly check: string;
  readonly off: string;
  readonly idle: { readonly title: string; readonly hint: string; readonly demoHint: string };
  readonly connecting: { readonly title: string; readonly hint: string };
  readonly starting: { readonly title: string; readonly hint: string };
  readonly checking: { readonly title: string; readonly hint: string; readonly progress: string };
  readonly waiting: Readonly<Record<WaitReason, { readonly title: string; readonly hint: string }>>;
  /** One concrete thing to do. */
  readonly unsure: Readonly<Record<UnsureReason, string>>;
  readonly offReasons: Readonly<Record<OffReason, string>>;
  readonly faults: Readonly<Record<FaultCode, string>>;
  readonly answers: AnswerWords;
  readonly pictures: PictureWords;
  readonly demo: DemoWords;
  readonly technician: TechnicianWords;
}

interface AnswerWords {
  readonly putBack: string;
  readonly override: string;
  readonly byHand: Readonly<Record<"it-is-right" | "it-is-wrong" | "check-again", string>>;
  readonly why: string;
  readonly reasons: Readonly<Record<OverrideReason, string>>;
  readonly cancel: string;
  readonly sending: string;
  readonly recorded: string;
  readonly notRecorded: Readonly<Record<"stale" | "refused" | "unheard" | "user-needed" | "witness-needed", string>>;
  readonly entry: string;
}

interface PictureWords {
  readonly ordered: string;
  readonly reference: string;
  readonly noReference: string;
  readonly inTray: string;
  readonly tray: string;
  readonly noFrame: string;
  readonly plain: string;
  readonly explains: string;
  readonly against: string;
  readonly legend: string;
  readonly noEvidence: string;
  readonly little: string;
  readonly much: string;
  readonly half: string;
}

interface DemoWords {
  readonly open: string;
  readonly order: string;
  readonly tray: string;
  readonly hint: string;
  /** The button that lets the recording run on. */
  readonly run: string;
  /** The medicines that the recording shows, and all others. */
  readonly recorded: string;
  readonly others: string;
  readonly empty: string;
  readonly unknown: string;
  readonly faces: Readonly<Record<"print" | "pill", string>>;
  readonly glare: string;
  readonly notPlayed: string;
  readonly cancelOrder: string;
  readonly back: string;
  readonly failed: string;
}

interface TechnicianWords {
  readonly open: string;
  readonly notADevice: string;
  readonly noNumbers: string;
  readonly version: string;
  readonly uptime: string;
  readonly bundle: string;
  readonly provisional: string;
  readonly provider: string;
  readonly providerLoading: string;
  readonly camera: string;
  readonly frames: string;
  readonly dropped: string;
  readonly entries: string;
  readonly faults: string;
  readonly noFaults: string;
  readonly latency: string;
  readonly stage: string;
  readonly median: string;
  readonly p95: string;
}
