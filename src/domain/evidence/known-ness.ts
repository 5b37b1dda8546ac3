/**
 * How sure it is that a pack is one of the formulary at all, as a logistic function of two cosines: how near the best item's
 * face lies, and how much nearer than the rival's (rival.ts). Fitted on packs whose own item was left out of the formulary.
 */
export interface Familiarity {
  readonly bias: number;
  readonly nearness: number;
  readonly lead: number;
}

/** 0 to 1. `rival` is the cosine to the rival's face; a formulary of one item has none, and the lead is over what lies at right angles. */
export function knownness(nearest: number, rival: number | undefined, { bias, nearness, lead }: Familiarity): number {
  return 1 / (1 + Math.exp(-(bias + nearness * nearest + lead * (nearest - (rival ?? 0)))));
}
