import type { Head } from "../domain/evidence/head.ts";
import { knownness } from "../domain/evidence/known-ness.ts";
import type { Item } from "../domain/item.ts";
import { knownAndStrange, type Reached } from "./familiarity.ts";
import type { LeftOut } from "./left-out.ts";

export type Floors = Pick<Item, "probabilityFloor" | "knownnessFloor">;

/** Share of the strange packs that may pass for known. */
const STRANGERS = 0.005;
/** Share of the known packs that may pass for strange, even where strange ones look like them. */
const DOUBTED = 0.15;

/** Known-ness that is asked for at least. */
const LEAST = 0.5;

/** Half of the certainty is the least that is asked: an enrolment sees few strange packs, and the next one may be more alike. */
export function floorsOf(leftOut: readonly LeftOut[], head: Head, probabilityFloor: number): Floors {
  const { known, strange } = knownAndStrange(leftOut, head);
  const score = ({ nearest, rival }: Reached) => knownness(nearest, rival, head.familiarity);
  const wanted = Math.max(LEAST, quantile(strange.map(score), 1 - STRANGERS));
  return { probabilityFloor, knownnessFloor: rounded(Math.min(wanted, Math.max(LEAST, quantile(known.map(score), DOUBTED)))) };
}

/** The floor of one more item: as high as those of the others, if most of its own left-out views reach that. */
export function floorAmong(others: number, leftOut: readonly LeftOut[], head: Head): number {
  const { known } = knownAndStrange(leftOut, head);
  const own = known.map(({ nearest, rival }) => knownness(nearest, rival, head.familiarity));
  return rounded(Math.min(others, Math.max(LEAST, quantile(own, DOUBTED))));
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
