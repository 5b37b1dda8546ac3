import type { Item, ItemId } from "../../domain/item.ts";
import { type Share, shareOf } from "../statistics/share-of.ts";
import type { Outcome } from "./outcome.ts";

/** If only packs with at least this probability were named: how many would be, and how many of these rightly. Shares are 0 to 1. */
export interface CoveragePoint {
  readonly probability: number;
  readonly coverage: number;
  readonly accuracy: number;
}

/** Selective classification (El-Yaniv and Wiener, Journal of Machine Learning Research 11 (2010), 1605-1641). */
export interface Coverage {
  /** From the most probable packs to all; packs of the same probability are one step. */
  readonly curve: readonly CoveragePoint[];
  /** What the floors of the formulary let through, and how much of that is right. */
  readonly atFloor: { readonly named: Share; readonly correct: Share };
}

/** Of the formulary's packs. */
export function coverageOf(outcomes: readonly Outcome[], items: ReadonlyMap<ItemId, Item>): Coverage {
  const known = outcomes.filter(({ inFormulary }) => inFormulary);
  const passes = ({ best, probability }: Outcome) => probability >= (items.get(best)?.probabilityFloor ?? 1);
  const named = known.filter(passes);
  return { curve: curveOf(known), atFloor: { named: shareOf(known, passes), correct: shareOf(named, ({ correct }) => correct) } };
}

function curveOf(outcomes: readonly Outcome[]): readonly CoveragePoint[] {
  const sorted = outcomes.toSorted((a, b) => b.probability - a.probability);
  const curve: CoveragePoint[] = [];
  let right = 0;
  for (const [index, { correct, probability }] of sorted.entries()) {
    if (correct) right += 1;
    if (sorted[index + 1]?.probability === probability) continue;
    curve.push({ probability, coverage: (index + 1) / sorted.length, accuracy: right / (index + 1) });
  }
  return curve;
}
