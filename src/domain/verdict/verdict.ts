import type { Contradiction } from "../codes/contradiction.ts";
import type { ItemId } from "../item.ts";
import type { GateReason } from "../tray/scene.ts";
import type { Condition } from "./green-rule.ts";

/** Why the program cannot tell: the reason of the gate, the network, the green rule or the device. */
export type UnsureReason =
  | GateReason
  | "unknown-pack"
  | "low-probability"
  | "look-alike"
  | "no-identity"
  | "evidence-outside"
  | "frames-disagree"
  /** The pack looks like another one, and its code is the ordered one's. */
  | "label-disagrees"
  /** The pack looks like one item, and its print names another one or another strength. */
  | "print-disagrees"
  | "not-proven"
  | "camera-off";

/** What one frame, or all frames of a presentation together, say about the ordered item. */
export type LookVerdict =
  | { readonly look: "match" }
  | { readonly look: "mismatch"; readonly seen: ItemId }
  | {
      readonly look: "unsure";
      readonly because: UnsureReason;
      /** Of a match that was not proven: the first condition of the green rule that failed. */
      readonly lacks?: Condition;
    };

/** What is told about a pack: what its code says against it counts, whatever it looks like, and what its print says where the item's policy says so. */
export type Verdict =
  | LookVerdict
  | { readonly look: "mismatch"; readonly code: Contradiction }
  /** The words that were read. */
  | { readonly look: "mismatch"; readonly print: readonly string[] };

/** The number of a durable row of the audit log. Only the audit log makes one. */
export type EntryNumber = number & { readonly durable: unique symbol };

/** The reasons that one button says. */
export const OVERRIDE_REASONS = ["new-packaging", "substitute-ordered", "pack-damaged", "screen-wrong", "urgent"] as const;
type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** The sixth reason is typed: at most this many characters, never a patient's. */
export const WORDS_LIMIT = 60;

/** What the nurse says about a pack. */
export type Answer =
  /** To a stop: the pack goes back, the ordered one comes. */
  | { readonly did: "put-back" }
  /** To a stop: this pack, all the same. */
  | { readonly did: "override"; readonly reason: OverrideReason }
  | { readonly did: "override"; readonly reason: "other"; readonly words: string }
  /** To a doubt, after comparing by eye. */
  | { readonly did: "it-is-right" }
  | { readonly did: "it-is-wrong" }
  /** To a doubt: look once more at what lies there. */
  | { readonly did: "check-again" }
  /** Before the verdict is revealed, where the item's policy asks for the nurse's own look first. */
  | { readonly did: "looks-right" }
  | { readonly did: "looks-wrong" };
