import type { Share } from "../../statistics/share-of.ts";
import type { Evaluation } from "../evaluation.ts";
import { counted, percent, supported } from "./words.ts";

/** A line per figure: what it is, of how many, the share, and what the sample supports. */
export function figureRows({ totals, presentations }: Pick<Evaluation, "totals" | "presentations">): readonly (readonly string[])[] {
  const rows: readonly (readonly [string, Share])[] = [
    ["located", totals.located],
    ["located, overlap with the box at least 0.6", totals.overlapping60],
    ["located, overlap with the box at least 0.8", totals.overlapping80],
    ["best item right", totals.correct],
    ["right pack turned green", totals.confirmed],
    ["right pack on a side that tells turned green", totals.confirmedByTellingFaces],
    ["the same, found whole, sharp and well lit", totals.confirmedWhenAsked],
    ["STOP on the right pack", totals.refused],
    ["green for another item, had that been ordered", totals.mistaken],
    ["green on a pack whose item was left out", totals.unenrolledConfirmed],
    ["green on a product that is not enrolled", totals.strangersConfirmed],
    ["map strongest inside the box", totals.peakInBox],
    ["of packs with print: named by print alone", totals.printed.named],
    ["of packs with print: named by the network alone", totals.printed.byNetwork],
    ["of packs with print: named by both together", totals.printed.together],
    ["of packs with print: contradicted by print", totals.printed.contradicts],
    ...(presentations
      ? ([
          ["presentations: right pack turned green", presentations.confirmed],
          ["presentations: STOP on the right pack", presentations.refused],
          ["presentations: frames too few for a verdict", presentations.unsettled],
          ["presentations: green on a product that is not enrolled", presentations.strangersConfirmed],
        ] as const)
      : []),
  ];
  return rows.map(([name, share]) => [name, share.n > 0 ? counted(share) : "none", percent(share.share), supported(share)]);
}

export const FIGURES_HEADING = ["figure", "of", "share", "95 % interval"] as const;
