import { type Head, knownness } from "../domain/head.ts";
import type { Item, ItemId } from "../domain/item.ts";
import type { Exemplar } from "./exemplar.ts";
import type { LeftOut } from "./leave-one-out.ts";

export type Floors = Pick<Item, "probabilityFloor" | "knownnessFloor">;

/**
 * How sure is sure enough for an enrolled item.
 *
 * The base bundle's floors were chosen on thousands of pictures, an enrolment has a handful: their medians hold, and
 * the known-ness floor is moved only by what the exemplars prove. It rises above what any other item's exemplar
 * reaches. It sinks where the item's own packs, judged without their own photograph, stay below it: half-way down to
 * the other items, so that the next photograph may be a little less alike than the ones there are.
 */
export function floorsOf(
  item: ItemId,
  exemplars: readonly Exemplar[],
  head: Head,
  leftOut: readonly LeftOut[],
  base: readonly Item[],
): Floors {
  const others = exemplars.filter((exemplar) => exemplar.item !== item).map(({ embedding }) => knownness(embedding, head, item));
  const own = leftOut.filter((exemplar) => exemplar.item === item).map((exemplar) => exemplar.knownness);
  const usual = median(base.map(({ knownnessFloor }) => knownnessFloor));
  const [nearest, farthest] = [Math.max(-1, ...others), Math.min(1, ...own)];
  const wanted = farthest < usual ? (farthest + nearest) / 2 : usual;
  return {
    probabilityFloor: median(base.map(({ probabilityFloor }) => probabilityFloor)),
    knownnessFloor: rounded(Math.min(1, Math.max(wanted, nearest + APART))),
  };
}

/** Nearer than this, two cosines are the same for the network. */
const APART = 0.01;

/** The middle value; between two of them, the higher. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
