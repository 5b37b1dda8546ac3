import type { ItemId, Reveal } from "./item.ts";
import type { GateReason } from "./tray/scene.ts";

/** What a person types about a medicine. */
export interface Medicine {
  /** As the hospital writes it, tall-man letters included. */
  readonly name: string;
  readonly strength: string;
  readonly form: string;
  /** In the barcodes of its cartons, one for each pack size. */
  readonly gtins: readonly string[];
  readonly lookAlikes: readonly ItemId[];
  readonly reveal: Reveal;
}

/** What the pharmacy asks for at the screen, once a PIN is known. */
export type TeachRequest =
  | { readonly do: "begin"; readonly medicine: Medicine }
  /** Enough of this side: the other one is shown, or what was seen is learned. */
  | { readonly do: "next" }
  | { readonly do: "save" }
  | { readonly do: "leave" }
  | { readonly do: "change"; readonly item: ItemId; readonly medicine: Medicine }
  | { readonly do: "retire"; readonly item: ItemId }
  | { readonly do: "roll-back" };

/** "locked": a PIN is wanted first. "invalid": what was asked for does not fit; `why` says so in English, for a technician. */
export type TeachRefusal = "locked" | "busy" | "order-open" | "unknown-item" | "known-item" | "invalid" | "no-version" | "fault";
export type TeachReply = "done" | { readonly refused: TeachRefusal; readonly why: string };

/** "closed": no PIN is configured. "wait": too many wrong ones. */
export type UnlockReply = "open" | "wrong" | "wait" | "closed";

/**
 * Why no picture is taken just now. "lay-anew": it lay there before it was asked for. "move": it lies as before. "same-side": it is the
 * side that was shown already.
 */
export type ShowReason = GateReason | "lay-anew" | "move" | "same-side" | "looking";

/** An enrolled item, and how like it the pack is: a cosine, at most 1. */
export interface Near {
  readonly item: ItemId;
  readonly likeness: number;
}

/** A side of the new pack. Whether it `tells` the medicine from all others, and which ones it looks like. */
export interface TaughtSide {
  readonly pictures: number;
  readonly tells: boolean;
  readonly alike: readonly ItemId[];
}

/** What was read on the new pack, and whether it is what was typed. */
export interface TaughtPrint {
  /** Those with the tallest letters first. */
  readonly lines: readonly string[];
  /** Whether the name stands there; true as well where readers cannot tell. */
  readonly name: boolean;
  /** The same of the strength. */
  readonly strength: boolean;
  /** An enrolled item that the print names. */
  readonly names?: ItemId;
}

/** Where the teaching of a medicine stands. */
export type Teaching =
  | ({ readonly step: "resting" } & VersionsKept)
  | {
      readonly step: "showing";
      readonly side: 1 | 2;
      readonly taken: number;
      readonly wanted: number;
      /** Whether there are enough to go on. */
      readonly enough: boolean;
      readonly because: ShowReason;
      /** The most similar of all enrolled items, as far as can be seen by now. */
      readonly near: readonly Near[];
      readonly sides: readonly TaughtSide[];
      /** Absent while nothing was read. */
      readonly print?: TaughtPrint | undefined;
    }
  | { readonly step: "fitting" }
  | {
      readonly step: "review";
      readonly sides: readonly TaughtSide[];
      readonly near: readonly Near[];
      /** Pictures that were kept back, and how many of those of a telling side were confirmed. */
      readonly proof: { readonly confirmed: number; readonly of: number };
      /** Items that no side tells from this one: print or code will have to. */
      readonly inseparable: readonly ItemId[];
      readonly print?: TaughtPrint | undefined;
      /** Whether it may be saved. */
      readonly fit: boolean;
    }
  | { readonly step: "saving" }
  /** The same as resting, with what came of the last medicine. */
  | ({ readonly step: "ended"; readonly because: "saved" | "order" | "fault" } & VersionsKept);

/** Of the bundle: the one in use, and the one before it that can come back. */
interface VersionsKept {
  readonly version: number;
  readonly previous: number | null;
}
