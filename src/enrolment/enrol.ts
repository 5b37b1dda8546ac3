import type { Head } from "../domain/evidence/head.ts";
import type { Item, ItemId } from "../domain/item.ts";
import { enrolledHead, FACE } from "./enrolled-head.ts";
import type { Exemplar } from "./exemplar.ts";
import { floorsOf } from "./floors.ts";
import { type LeftOut, leaveOneOut } from "./leave-one-out.ts";

/** A formulary learned from photographs, on the network of another bundle. */
export interface Enrolment {
  readonly head: Head;
  readonly items: readonly Item[];
  /** How well each exemplar is recognized without its own photograph. */
  readonly leftOut: readonly LeftOut[];
}

/** `products`: the items' names as people write them. `base`: the bundle whose network and calibration are used. */
export function enrol(
  products: ReadonlyMap<ItemId, string>,
  exemplars: readonly Exemplar[],
  base: { readonly head: Head; readonly items: readonly Item[] },
): Enrolment {
  const head = enrolledHead(exemplars, base.head);
  const leftOut = leaveOneOut(exemplars, base.head);
  const items = [...products].map(([id, name]) => ({
    id,
    name,
    // A photograph does not tell them; a hospital that wants them shown can add them to the card.
    strength: "",
    form: "",
    ...floorsOf(id, { exemplars, head, leftOut, base }),
    lookAlikes: [],
    references: [{ face: FACE, file: referenceFile(id) }],
  }));
  return { head, items, leftOut };
}

/** The path inside the bundle of the item's reference picture. */
export function referenceFile(item: ItemId): string {
  return `references/${item}.${FACE}.jpg`;
}
