import type { ItemId } from "../item.ts";
import type { GateReason } from "../tray/scene.ts";

/** Why the program cannot tell: the reason of the gate, the network or the green rule. */
export type UnsureReason =
  | GateReason
  | "unknown-pack"
  | "low-probability"
  | "look-alike"
  | "no-identity"
  | "evidence-outside"
  | "frames-disagree"
  | "not-proven";

/** What one frame, or all frames of a presentation together, say about the ordered item. */
export type Verdict =
  | { readonly look: "match" }
  | { readonly look: "mismatch"; readonly seen: ItemId }
  | { readonly look: "unsure"; readonly because: UnsureReason };

/** The number of a durable row of the audit log. Only the audit log makes one. */
export type EntryNumber = number & { readonly durable: unique symbol };

export const OVERRIDE_REASONS = ["new-packaging", "substitute-ordered", "pack-damaged", "screen-wrong", "urgent", "other"] as const;
type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** What the nurse did about a verdict that asks for an answer. */
export type Answer =
  | { readonly did: "put-back" }
  | { readonly did: "override"; readonly reason: OverrideReason }
  | { readonly did: "checked-by-hand" };
