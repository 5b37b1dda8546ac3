import { grouped } from "../../domain/grouped.ts";
import type { ItemId } from "../../domain/item.ts";
import { auroc } from "../statistics/auroc.ts";
import { type Share, shareOf } from "../statistics/share-of.ts";
import type { Outcome } from "./outcome.ts";

/** Whether known-ness tells the formulary's packs from others. */
export interface Strangers {
  /** Area under the ROC curve, 0.5 to 1: the formulary's packs against themselves without their item, and against products that it does not list. */
  readonly aurocLeftOut: number | null;
  readonly aurocUnlisted: number | null;
  /** Products of the photographs that the formulary does not list, the one nearest to a confirmation first. */
  readonly unlisted: readonly Unlisted[];
}

export interface Unlisted {
  readonly item: ItemId;
  readonly product: string;
  readonly confirmed: Share;
  readonly resembles: ItemId;
  /** The highest that any of its packs reached. */
  readonly knownness: number;
}

export function strangersOf(outcomes: readonly Outcome[]): Strangers {
  const known = outcomes.filter(({ inFormulary }) => inFormulary).map(({ knownness }) => knownness);
  const unlisted = outcomes.filter(({ inFormulary }) => !inFormulary);
  return {
    aurocLeftOut: auroc(
      known,
      outcomes.flatMap(({ unenrolled }) => (unenrolled ? [unenrolled.knownness] : [])),
    ),
    aurocUnlisted: auroc(
      known,
      unlisted.map(({ knownness }) => knownness),
    ),
    unlisted: [...grouped(unlisted, ({ item }) => item).values()].map(unlistedFrom).sort((a, b) => b.knownness - a.knownness),
  };
}

function unlistedFrom(outcomes: readonly Outcome[]): Unlisted {
  const { item, product, best, knownness } = outcomes.reduce((most, next) => (next.knownness > most.knownness ? next : most));
  return { item, product, confirmed: shareOf(outcomes, ({ greenFor }) => greenFor !== null), resembles: best, knownness };
}
