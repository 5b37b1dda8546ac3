import { type Estimate, estimate } from "../statistics/clopper-pearson.ts";
import type { Outcome } from "./outcome.ts";

/** Frames of one pack in the same light are not independent trials: the intervals hold for packs photographed separately. */
export interface Totals {
  /** Of all packs with an annotated box: found there. Without one, only what is found is evaluated. */
  readonly located: Estimate;
  /** Of the formulary's packs: the best item is theirs. */
  readonly correct: Estimate;
  /** Of the formulary's packs: confirmed when ordered. */
  readonly confirmed: Estimate;
  /** Of the formulary's packs: taken for another one although ordered. */
  readonly refused: Estimate;
  /** Of the formulary's packs: the best item's map is strongest inside the annotated box. */
  readonly peakInBox: Estimate;
  /** Of other packs: confirmed if the item they resemble most had been ordered. */
  readonly strangersConfirmed: Estimate;
}

export function totalsOf(outcomes: readonly Outcome[]): Totals {
  const own = outcomes.filter(({ inFormulary }) => inFormulary);
  const strangers = outcomes.filter(({ inFormulary }) => !inFormulary);
  return {
    located: among(
      outcomes.filter(({ overlap }) => overlap !== null),
      ({ located }) => located,
    ),
    correct: among(own, ({ correct }) => correct),
    confirmed: among(own, ({ verdict }) => verdict.look === "match"),
    refused: among(own, ({ verdict }) => verdict.look === "mismatch"),
    peakInBox: among(own, ({ peakInBox }) => peakInBox),
    strangersConfirmed: among(strangers, ({ verdict }) => verdict.look === "match"),
  };
}

function among(outcomes: readonly Outcome[], happened: (outcome: Outcome) => boolean): Estimate {
  return estimate(outcomes.filter(happened).length, outcomes.length);
}
