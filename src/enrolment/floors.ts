import { type Head, knownness } from "../domain/evidence/head.ts";
import type { Item, ItemId } from "../domain/item.ts";
import type { Exemplar } from "./exemplar.ts";
import type { LeftOut } from "./leave-one-out.ts";
import { farFromFellows } from "./outliers.ts";

type Floors = Pick<Item, "probabilityFloor" | "knownnessFloor">;

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
 * The base bundle's floors were chosen on many pictures, whereas an enrolment has a handful. So their medians apply, and
 * the known-ness floor moves only on evidence. It stays above what any other pack reaches: the other items' exemplars,
 * and the packs that the base bundle knows. It drops for an item whose own packs, judged without their own photograph,
 * fall short of it: half-way down to those others, to leave room for the next, less similar photograph.
 */
export function floorsOf(item: ItemId, { exemplars, head, leftOut, base }: Parts): Floors {
  const others = othersThan(item, exemplars, base.head).map((embedding) => knownness(embedding, head, item));
  const own = withoutOutliers(leftOut)
    .filter((exemplar) => exemplar.item === item)
    .map((exemplar) => exemplar.knownness);
  const usual = median(base.items.map(({ knownnessFloor }) => knownnessFloor));
  const [nearestOther, farthestOwn] = [Math.max(-1, ...others), Math.min(1, ...own)];
  const wanted = farthestOwn < usual ? (farthestOwn + nearestOther) / 2 : usual;
  return {
    probabilityFloor: median(base.items.map(({ probabilityFloor }) => probabilityFloor)),
    knownnessFloor: rounded(Math.min(1, Math.max(wanted, nearestOther + APART))),
  };
}

/** One photograph of something else must not lower the floor for all that follow. */
function withoutOutliers(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  const outliers = farFromFellows(leftOut);
  return leftOut.filter((pack) => !outliers.includes(pack));
}

/** Cosines that differ by less are the same to the network. */
const APART = 0.01;

/** Embeddings of packs that must not pass as the item. */
function othersThan(item: ItemId, exemplars: readonly Exemplar[], { channels, prototypeFaces, prototypes }: Head): Float64Array[] {
  const known = prototypeFaces.map((face, row) => ({
    item: face.item,
    embedding: Float64Array.from(prototypes.subarray(row * channels, (row + 1) * channels)),
  }));
  return [...exemplars, ...known].filter((other) => other.item !== item).map(({ embedding }) => embedding);
}

/** Of two middle values, the higher. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
