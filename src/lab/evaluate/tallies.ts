import { grouped } from "../../domain/grouped.ts";
import type { ItemId } from "../../domain/item.ts";
import { type Share, shareOf } from "../statistics/share-of.ts";
import { median } from "../statistics/statistics.ts";
import type { Outcome } from "./outcome.ts";

/** How packs of one item, or of one face, fared. */
export interface Tally {
  readonly item: ItemId;
  readonly product: string;
  /** Null where all faces are counted together. */
  readonly face: string | null;
  /** Whether the face, or some face that was shown, tells the item from the others. */
  readonly tells: boolean;
  readonly correct: Share;
  /** Confirmed when ordered, told that it is another pack, told to check by hand: 1 together. */
  readonly confirmed: Share;
  readonly refused: Share;
  readonly doubted: Share;
  readonly unenrolledConfirmed: Share;
  readonly medianKnownness: number;
}

/** Of the formulary's packs, the worst item first. */
export function byItem(outcomes: readonly Outcome[]): readonly Tally[] {
  return tallies(outcomes, ({ item }) => item, false);
}

/** The same for each face. */
export function byFace(outcomes: readonly Outcome[]): readonly Tally[] {
  return tallies(outcomes, ({ item, own }) => `${item}/${own?.face}`, true);
}

function tallies(outcomes: readonly Outcome[], keyOf: (outcome: Outcome) => string, apart: boolean): readonly Tally[] {
  const known = outcomes.filter(({ inFormulary }) => inFormulary);
  return [...grouped(known, keyOf).values()].flatMap((own) => (own[0] ? [tally(own[0], own, apart)] : [])).sort(worstFirst);
}

function tally({ item, product, own }: Outcome, outcomes: readonly Outcome[], apart: boolean): Tally {
  const saying = (look: Outcome["verdict"]["look"]) => shareOf(outcomes, ({ verdict }) => verdict.look === look);
  return {
    item,
    product,
    face: apart ? (own?.face ?? null) : null,
    tells: outcomes.some(({ faceTells }) => faceTells),
    correct: shareOf(outcomes, ({ correct }) => correct),
    confirmed: saying("match"),
    refused: saying("mismatch"),
    doubted: saying("unsure"),
    unenrolledConfirmed: shareOf(outcomes, ({ unenrolled }) => unenrolled?.green === true),
    medianKnownness: median(outcomes.map(({ knownness }) => knownness)),
  };
}

/** A refused pack is worse than a wrong name, and that is worse than a doubt. */
function worstFirst(a: Tally, b: Tally): number {
  const by = (figure: (tally: Tally) => Share) => (figure(b).share ?? 0) - (figure(a).share ?? 0);
  return by(({ refused }) => refused) || -by(({ correct }) => correct) || by(({ doubted }) => doubted);
}
