import type { ItemId } from "../item.ts";

/** What one frame says about the pack in the tray. */
export interface Evidence {
  /** Every item of the bundle, most probable first; the probabilities are calibrated and add up to 1. */
  readonly ranked: readonly { readonly item: ItemId; readonly probability: number }[];
  /** Cosine similarity of the embedding to the nearest prototype of the best item, -1 to 1. */
  readonly knownness: number;
  /** Share of the best item's positive evidence that lies inside the pack, as far as its shape allows, 0 to 1; 0 when there is none. */
  readonly evidenceShare: number;
  /** The recognized face of the best item ("print", "pill", ...). */
  readonly face: string;
}

/** The item's probability; 0 for an item that is not ranked. */
export function probabilityOf({ ranked }: Pick<Evidence, "ranked">, item: ItemId): number {
  return ranked.find((candidate) => candidate.item === item)?.probability ?? 0;
}

/** A class activation map over the network's input: `rows` x `columns` numbers, row by row. */
export interface ActivationMap {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}
