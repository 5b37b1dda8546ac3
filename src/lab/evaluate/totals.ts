import { type Share, shareOf } from "../statistics/share-of.ts";
import type { Outcome } from "./outcome.ts";

/** Packs photographed in the same light are not independent trials either: the intervals hold for packs photographed separately. */
export interface Totals {
  /** Of all packs with an annotated box, and of those looked for in a copy: found there. */
  readonly located: Share;
  /** Of all packs with an annotated box: the located outline overlaps it by at least 0.6, and by at least 0.8. */
  readonly overlapping60: Share;
  readonly overlapping80: Share;
  /** Of the formulary's packs: the best item is theirs. */
  readonly correct: Share;
  /** Of the formulary's packs: confirmed when ordered. */
  readonly confirmed: Share;
  /** The same of those that show a side which tells their item from the others. */
  readonly confirmedByTellingFaces: Share;
  /** The same of those in a picture that the network would be asked about. */
  readonly confirmedWhenAsked: Share;
  /** Of the formulary's packs: taken for another one although ordered. */
  readonly refused: Share;
  /** Of the formulary's packs: confirmed if another item had been ordered. */
  readonly mistaken: Share;
  /** Of the formulary's packs: the best item's map is strongest inside the annotated box. */
  readonly peakInBox: Share;
  /** Of the formulary's packs on which something was read: what print alone says, and print and network together, print first. */
  readonly printed: PrintTotals;
  /** Of other packs: confirmed if the item they resemble most had been ordered. */
  readonly strangersConfirmed: Share;
  /** Of the formulary's packs: the same, had their item not been enrolled. */
  readonly unenrolledConfirmed: Share;
}

interface PrintTotals {
  /** The print names their item and no other. */
  readonly named: Share;
  readonly agrees: Share;
  readonly contradicts: Share;
  readonly byNetwork: Share;
  readonly together: Share;
}

export function totalsOf(outcomes: readonly Outcome[]): Totals {
  const own = outcomes.filter(({ inFormulary }) => inFormulary);
  const telling = own.filter(({ faceTells }) => faceTells);
  const boxed = outcomes.filter(({ overlap }) => overlap !== null);
  const confirmed = ({ verdict }: Outcome) => verdict.look === "match";
  return {
    located: shareOf(
      outcomes.filter(({ overlap, copy }) => overlap !== null || copy > 0),
      ({ located }) => located,
    ),
    overlapping60: shareOf(boxed, ({ overlap }) => (overlap ?? 0) >= 0.6),
    overlapping80: shareOf(boxed, ({ overlap }) => (overlap ?? 0) >= 0.8),
    correct: shareOf(own, ({ correct }) => correct),
    confirmed: shareOf(own, confirmed),
    confirmedByTellingFaces: shareOf(telling, confirmed),
    confirmedWhenAsked: shareOf(
      telling.filter(({ gate }) => gate === "open"),
      confirmed,
    ),
    refused: shareOf(own, ({ verdict }) => verdict.look === "mismatch"),
    mistaken: shareOf(own, ({ greenFor, item }) => greenFor !== null && greenFor !== item),
    peakInBox: shareOf(own, ({ peakInBox }) => peakInBox),
    printed: printTotals(own.filter(({ print }) => print.read.length > 0)),
    strangersConfirmed: shareOf(
      outcomes.filter(({ inFormulary }) => !inFormulary),
      ({ greenFor }) => greenFor !== null,
    ),
    unenrolledConfirmed: shareOf(
      own.filter(({ unenrolled }) => unenrolled !== null),
      ({ unenrolled }) => unenrolled?.green === true,
    ),
  };
}

function printTotals(read: readonly Outcome[]): PrintTotals {
  return {
    named: shareOf(read, ({ print, item }) => print.names === item),
    agrees: shareOf(read, ({ print }) => print.says === "agrees"),
    contradicts: shareOf(read, ({ print }) => print.says === "contradicts"),
    byNetwork: shareOf(read, ({ correct }) => correct),
    together: shareOf(read, ({ print, best, item }) => (print.names ?? best) === item),
  };
}
