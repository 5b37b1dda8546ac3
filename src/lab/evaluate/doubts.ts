import { grouped } from "../../domain/grouped.ts";
import type { Verdict } from "../../domain/verdict/verdict.ts";
import { type Share, shareOf } from "../statistics/share-of.ts";
import type { Outcome } from "./outcome.ts";

/** A reason to ask the nurse, and how many of the formulary's packs gave it. */
export interface Doubt {
  readonly verdict: Extract<Verdict, { look: "unsure" }>;
  readonly packs: Share;
}

/** The most frequent first. */
export function doubtsOf(outcomes: readonly Outcome[]): readonly Doubt[] {
  const known = outcomes.filter(({ inFormulary }) => inFormulary);
  const unsure = known.flatMap(({ verdict }) => (verdict.look === "unsure" ? [verdict] : []));
  return [...grouped(unsure, ({ because }) => because).values()]
    .flatMap(([verdict]) => (verdict ? [{ verdict, packs: shareOf(known, (one) => because(one) === verdict.because) }] : []))
    .sort((a, b) => b.packs.count - a.packs.count);
}

function because({ verdict }: Outcome): string | undefined {
  return verdict.look === "unsure" ? verdict.because : undefined;
}
