import type { ItemId } from "./item.ts";

/** A part of the recording: packs are put in the tray, lie there and are taken away. */
export interface ClipCard {
  readonly name: string;
  /** None for the empty tray; a pack whose item is null is not in the formulary. */
  readonly packs: readonly { readonly item: ItemId | null; readonly face: "print" | "pill" }[];
  readonly glare: boolean;
  /** The tray once the packs lie still, a JPEG in Base64: a message takes ten pictures as bytes, and a recording may have more clips. */
  readonly picture: string;
}
