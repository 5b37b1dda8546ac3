import type { ItemId } from "../domain/item.ts";
import type { Views } from "./scatter.ts";

/** One photographed pack from which its item is learned. */
export interface Photograph {
  readonly item: ItemId;
  /** The photograph's name. */
  readonly picture: string;
  /** For each way in which the locator may take the pack to lie: the embeddings of its views. The first one has the untouched crop first. */
  readonly ways: readonly Views[];
}
