/** A medicine's key within a bundle; `item-id.ts` says what it consists of. */
export type ItemId = string;

/** Whether a verdict is told at once, or after the nurse has compared by eye, so that she does not merely agree. */
export const REVEALS = ["immediate", "after_confirm"] as const;
export type Reveal = (typeof REVEALS)[number];

/** "Check by hand", or a stop. */
export const OTHER_PRINTS = ["check", "stop"] as const;
export type OtherPrint = (typeof OTHER_PRINTS)[number];

/** What a bundle knows about one medicine in one strength and form. */
export interface Item {
  readonly id: ItemId;
  /** As the hospital typed it, tall-man letters included. */
  readonly name: string;
  /** Of what it contains, where the name is a brand's. */
  readonly generic?: string | undefined;
  readonly strength: string;
  readonly form: string;
  /** In the barcodes of its cartons, one for each pack size; absent for none. */
  readonly gtins?: readonly string[] | undefined;
  /** "immediate" where the bundle does not say. */
  readonly reveal?: Reveal | undefined;
  /** What print that names another item or strength leads to, whatever the network says; "check" where the bundle does not say. */
  readonly otherPrint?: OtherPrint | undefined;
  /** The calibrated probability below which this item is never confirmed. */
  readonly probabilityFloor: number;
  /** The known-ness below which a pack counts as unknown. */
  readonly knownnessFloor: number;
  /** Packs that look alike, with the lead in probability that this item needs over each. */
  readonly lookAlikes: readonly { readonly item: ItemId; readonly marginFloor: number }[];
  /** The sides of its pack that the bundle knows. */
  readonly faces: readonly ItemFace[];
  /** Items that no face tells from this one: none of them is ever confirmed. */
  readonly inseparable: readonly ItemId[];
  /** One picture for each face of the pack; paths inside the bundle. */
  readonly references: readonly { readonly face: string; readonly file: string }[];
}

export interface ItemFace {
  readonly face: string;
  /** False for a side that looks like other items' sides: it neither confirms nor refutes. */
  readonly identity: boolean;
  /** The lines of text that were read on it at enrolment, those with the tallest letters first; absent where nobody tried. */
  readonly words?: readonly string[] | undefined;
  /** The most similar side of another item, and how similar: a cosine. None in a bundle of one item. */
  readonly nearest?: { readonly item: ItemId; readonly face: string; readonly cosine: number } | undefined;
}
