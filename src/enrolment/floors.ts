import { type Head, knownness } from "../domain/evidence/head.ts";
import type { Item, ItemId } from "../domain/item.ts";
import type { Exemplar } from "./exemplar.ts";
import type { LeftOut } from "./leave-one-out.ts";

export type Floors = Pick<Item, "probabilityFloor" | "knownnessFloor">;

interface Parts {
  readonly exemplars: readonly Exemplar[];
  /** Enrolled from the exemplars. */
  readonly head: Head;
  readonly leftOut: readonly LeftOut[];
  readonly base: { readonly head: Head; readonly items: readonly Item[] };
}

/**
 * How sure is sure enough for an enrolled item.
 *
 * The base bundle's floors were chosen on many pictures, an enrolment has a handful: their medians hold, and the
 * known-ness floor moves only as far as there is proof. It stays above what every other pack reaches: the other items'
 * exemplars, and the packs that the base bundle knows. It sinks for an item whose own packs, judged without their own
 * photograph, stay below it: half-way down to those others, so that the next photograph may be a little less alike.
 */
export function floorsOf(item: ItemId, { exemplars, head, leftOut, base }: Parts): Floors {
  const others = othersThan(item, exemplars, base.head).map((embedding) => knownness(embedding, head, item));
  const own = leftOut.filter((exemplar) => exemplar.item === item).map((exemplar) => exemplar.knownness);
  const usual = median(base.items.map(({ knownnessFloor }) => knownnessFloor));
  const [nearestOther, farthestOwn] = [Math.max(-1, ...others), Math.min(1, ...own)];
  const wanted = farthestOwn < usual ? (farthestOwn + nearestOther) / 2 : usual;
  return {
    probabilityFloor: median(base.items.map(({ probabilityFloor }) => probabilityFloor)),
    knownnessFloor: rounded(Math.min(1, Math.max(wanted, nearestOther + APART))),
  };
}

/** Two cosines that differ by less are the same to the network. */
const APART = 0.01;

/** Embeddings of packs that must not pass for the item. */
function othersThan(item: ItemId, exemplars: readonly Exemplar[], { channels, prototypeFaces, prototypes }: Head): Float64Array[] {
  const known = prototypeFaces.map((face, row) => ({
    item: face.item,
    embedding: Float64Array.from(prototypes.subarray(row * channels, (row + 1) * channels)),
  }));
  return [...exemplars, ...known].filter((other) => other.item !== item).map(({ embedding }) => embedding);
}

/** The middle value; between two of them, the higher. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
