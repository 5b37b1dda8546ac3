import type { ItemId } from "../domain/item.ts";
import type { Views } from "./scatter.ts";

/** One photographed pack, as much of it as the head is fitted to. */
export interface Photograph {
  readonly item: ItemId;
  /** Other packs of the same photograph have the same. */
  readonly picture: string;
  /** For each way in which the locator may take the pack to lie: the embeddings of its views, the untouched crop's first. */
  readonly ways: readonly Views[];
}
