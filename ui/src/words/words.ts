import type { FindingId } from "../../../src/domain/camera/suitable.ts";
import type { CommissionStep, Question } from "../../../src/domain/commissioning.ts";
import type { CheckId } from "../../../src/domain/self-test/check-ids.ts";
import type { Trigger } from "../../../src/domain/self-test/report.ts";
import type { Medicine, ShowReason, TeachRefusal } from "../../../src/domain/teaching.ts";
import type { DeviceState } from "../../../src/domain/verdict/device-state.ts";
import type { Condition } from "../../../src/domain/verdict/green-rule.ts";
import type { OffReason } from "../scene.ts";
import type { FaultCode, GateReason, Kind, OverrideReason, Role, UnsureReason } from "../told.ts";

/** Every sentence on the page. A new reason from the daemon does not compile until it has its words here. */
export interface Words {
  /** For dates and numbers; the Gregorian calendar in every language. */
  readonly locale: string;
  /** The language's own name, for the button that switches to it. */
  readonly ownName: string;
  /** One word or two for each look, and the sentence below it. */
  readonly looks: Readonly<Record<"match" | "stop" | "check" | "off", string>>;
  readonly looksLike: string;
  /** Before the words that were read on the pack: against it, or beside any verdict. */
  readonly printSays: string;
  readonly read: string;
  /** What the code on a pack says against it. */
  readonly code: CodeWords;
  readonly check: string;
  readonly off: string;
  readonly idle: { readonly title: string; readonly hint: string };
  readonly connecting: TitleAndHint;
  readonly starting: TitleAndHint;
  readonly checking: TitleAndHint & { readonly progress: string };
  readonly compare: TitleAndHint;
  readonly kinds: Readonly<Record<Kind, KindWords>>;
  /** One concrete thing to do. An empty tray's title is the kind's. */
  readonly waiting: Readonly<Record<Exclude<GateReason, "empty">, TitleAndHint>> & { readonly empty: { readonly hint: string } };
  readonly unsure: Readonly<Record<UnsureReason, string>>;
  /** Of a match that was not proven: which condition of the green rule failed. */
  readonly lacks: Readonly<Record<Condition, string>>;
  readonly counted: CountWords;
  readonly offReasons: Readonly<Record<OffReason, string>>;
  readonly faults: Readonly<Record<FaultCode, string>>;
  readonly answers: AnswerWords;
  readonly reasons: Readonly<Record<OverrideReason, string>>;
  readonly badge: BadgeWords;
  readonly pictures: PictureWords;
  readonly tools: Readonly<Record<"technician" | "clean" | "why" | "back" | "turn" | "end" | "badge" | "demo", string>>;
  readonly cleaning: { readonly title: string; readonly left: (seconds: number) => string };
  readonly keys: KeyWords;
  readonly demo: DemoWords;
  readonly pharmacy: PharmacyWords;
  readonly commission: CommissionWords;
  readonly technician: TechnicianWords;
  /** Dosage forms, in lower case as a formulary has them. */
  readonly forms: Readonly<Record<string, string>>;
}

interface TitleAndHint {
  readonly title: string;
  readonly hint: string;
}

/** What a transaction of this kind is called, and what becomes of packs in it. */
export interface KindWords {
  readonly name: string;
  /** Stands before the item. */
  readonly expected: string;
  readonly place: string;
  /** The sentence of a match; it claims no more than a likeness. */
  readonly match: string;
  /** The answer to a stop that is not an override. */
  readonly wrong: string;
  /** Once that answer is given and the pack still lies there. */
  readonly remove: TitleAndHint;
}

interface CodeWords {
  readonly otherItem: string;
  readonly unknown: string;
  readonly expired: (date: string) => string;
  /** Below the answer, of a scan that came to nothing. */
  readonly notTaken: string;
  readonly nothing: string;
}

interface CountWords {
  readonly next: string;
  readonly complete: string;
  readonly takeOut: string;
  readonly nothingMore: string;
  readonly of: (counted: number, wanted: number) => string;
  readonly soFar: (counted: number) => string;
}

interface AnswerWords {
  readonly override: string;
  readonly right: string;
  readonly wrong: string;
  readonly again: string;
  readonly looksRight: string;
  readonly looksWrong: string;
  readonly why: string;
  readonly whyInWords: string;
  readonly record: string;
  readonly sending: string;
  readonly notRecorded: Readonly<Record<"stale" | "refused" | "unheard", string>>;
  readonly entry: string;
}

interface BadgeWords {
  readonly title: Readonly<Record<Role, string>>;
  readonly hint: string;
  readonly number: string;
  readonly enter: string;
  readonly missing: Readonly<Record<Role, string>>;
  readonly notRead: Readonly<Record<"stale" | "refused" | "unheard", string>>;
}

interface PictureWords {
  readonly reference: string;
  readonly noReference: string;
  /** Sides of a pack, by the bundle's name for the face. */
  readonly faces: Readonly<Record<string, string>>;
  /** A side of a pack that was enrolled here, counted from 1. */
  readonly side: (number: number) => string;
  readonly inTray: string;
  readonly tray: string;
  readonly noFrame: string;
  readonly scale: string;
  readonly explains: string;
  readonly against: string;
  readonly legend: string;
  readonly noEvidence: string;
  readonly little: string;
  readonly much: string;
  readonly half: string;
}

interface KeyWords {
  /** Up to 32 characters on each page of the keyboard. */
  readonly pages: readonly string[];
  readonly next: string;
  readonly space: string;
  readonly erase: string;
}

interface DemoWords {
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
  readonly glare: string;
  readonly notPlayed: string;
  readonly packs: (count: number) => string;
  readonly failed: string;
}

interface SelfTestWords {
  readonly title: string;
  readonly run: string;
  readonly running: string;
  readonly notBegun: string;
  readonly never: string;
  readonly passed: string;
  readonly failed: string;
  readonly warning: string;
  readonly lastRun: string;
  readonly check: string;
  readonly value: string;
  readonly limit: string;
  readonly result: string;
  readonly triggers: Readonly<Record<Trigger, string>>;
  /** What was checked, and what to do when it failed. */
  readonly checks: Readonly<Record<CheckId, { readonly name: string; readonly todo: string }>>;
}

/** For the pharmacy technician: the list of medicines, and how one is taught. */
interface PharmacyWords {
  readonly title: string;
  readonly closed: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly enter: string;
  readonly notOpened: Readonly<Record<"wrong" | "wait" | "closed" | "unheard", string>>;
  readonly teach: string;
  readonly rollBack: string;
  readonly version: (number: number) => string;
  readonly change: string;
  readonly retire: string;
  readonly reallyRetire: (name: string) => string;
  readonly retireHint: string;
  readonly keep: string;
  /** The whole list for the pharmacy's own tools, and back. */
  readonly file: {
    readonly title: string;
    readonly hint: string;
    readonly out: string;
    readonly back: string;
    readonly taken: (changed: number, unchanged: number, unnamed: number) => string;
    readonly refused: string;
    readonly unheard: string;
  };
  readonly fields: Readonly<Record<keyof Medicine, string>>;
  readonly none: string;
  readonly reveals: Readonly<Record<Medicine["reveal"], string>>;
  readonly done: string;
  readonly save: string;
  readonly show: string;
  readonly side: (side: 1 | 2) => string;
  readonly pictures: (taken: number, wanted: number) => string;
  readonly because: Readonly<Record<ShowReason, string>>;
  /** What was read on the pack that is taught. */
  readonly print: {
    readonly read: string;
    readonly otherName: string;
    readonly otherStrength: string;
    readonly names: (item: string) => string;
  };
  readonly enough: string;
  readonly oneSide: string;
  readonly nearest: string;
  readonly likeness: (percent: number) => string;
  readonly looksLike: (names: string) => string;
  readonly tells: string;
  readonly sideNumber: (side: number) => string;
  readonly codeNeeded: (names: string) => string;
  readonly fitting: string;
  readonly saving: string;
  readonly proof: (confirmed: number, of: number) => string;
  readonly notFit: string;
  readonly again: string;
  readonly leave: string;
  readonly ended: Readonly<Record<"saved" | "order" | "fault", string>>;
  readonly refused: Readonly<Record<TeachRefusal | "unheard", string>>;
}

interface CommissionWords extends TitleAndHint {
  readonly pin: string;
  readonly begin: string;
  readonly again: string;
  readonly finish: string;
  readonly unheard: string;
  readonly progress: (step: number, of: number) => string;
  /** While the device works at it. */
  readonly steps: Readonly<Record<CommissionStep, string>>;
  /** While the person does. */
  readonly questions: Readonly<Record<Question["step"], TitleAndHint>>;
  /** Said by the person. */
  readonly done: Readonly<Record<"picture" | "empty-tray" | "pack", string>>;
  readonly recording: string;
  readonly takes: (takesMs: number, budgetMs: number) => string;
  readonly keep: (ms: number) => string;
  readonly allow: (ms: number) => string;
  readonly findings: Readonly<Record<FindingId, { readonly what: string; readonly advice: string }>>;
  readonly measured: string;
  readonly suits: Readonly<Record<"well" | "better" | "change", string>>;
  readonly ready: TitleAndHint;
  readonly notReady: TitleAndHint;
  readonly failed: TitleAndHint;
}

interface TechnicianWords {
  readonly notADevice: string;
  readonly noNumbers: string;
  readonly version: string;
  readonly uptime: string;
  readonly read: string;
  readonly nothingRead: string;
  readonly bundle: string;
  readonly provisional: string;
  readonly provider: string;
  readonly providerLoading: string;
  readonly threads: string;
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
  readonly soundOn: string;
  readonly soundOff: string;
  readonly selfTest: SelfTestWords;
  readonly state: string;
  readonly states: Readonly<Record<DeviceState, string>>;
  readonly maintain: string;
  readonly maintainEnd: string;
  /** Stands before a time. */
  readonly maintainUntil: string;
}
