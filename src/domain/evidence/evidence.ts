import type { ItemId } from "../item.ts";

/** What one frame says about the pack in the tray. */
export interface Evidence {
  /** The most probable item first; calibrated probabilities that add up to 1. Of a large bundle only the items that come into question. */
  readonly ranked: readonly { readonly item: ItemId; readonly probability: number }[];
  /** How sure it is that the pack is one of the bundle at all, 0 to 1. */
  readonly knownness: number;
  /** Share of the best item's positive evidence that lies inside the pack, as far as its shape allows, 0 to 1; 0 when there is none. */
  readonly evidenceShare: number;
  /** The face of the best item that was recognized ("print", "pill", ...). */
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
