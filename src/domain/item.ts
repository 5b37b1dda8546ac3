/** A medicine's key within a bundle; `item-id.ts` says what it consists of. */
export type ItemId = string;

/** What a bundle knows about one medicine in one strength and form. */
export interface Item {
  readonly id: ItemId;
  /** As the hospital typed it, tall-man letters included. */
  readonly name: string;
  readonly strength: string;
  readonly form: string;
  /** In the barcode of its carton. */
  readonly gtin?: string | undefined;
  /** The calibrated probability below which this item is never confirmed. */
  readonly probabilityFloor: number;
  /** The cosine similarity to the nearest prototype below which a pack counts as unknown. */
  readonly knownnessFloor: number;
  /** Packs that look alike, with the lead in probability that this item needs over each. */
  readonly lookAlikes: readonly { readonly item: ItemId; readonly marginFloor: number }[];
  /** One picture for each face of the pack; paths inside the bundle. */
  readonly references: readonly { readonly face: string; readonly file: string }[];
}
