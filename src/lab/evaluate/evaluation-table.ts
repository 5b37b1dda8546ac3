import type { Estimate } from "../statistics/clopper-pearson.ts";
import { table } from "../table.ts";
import { leftOutLine } from "./left-out-line.ts";
import type { Outcome } from "./outcome.ts";
import type { Totals } from "./totals.ts";

interface Evaluation {
  readonly bundle: { readonly name: string; readonly version: string };
  readonly instances: readonly Outcome[];
  readonly totals: Totals;
  readonly skipped: readonly string[];
}

/** For people: a line per pack, then the totals. */
export function evaluationTable({ bundle, instances, totals, skipped }: Evaluation): string {
  const lines = [`${bundle.name} ${bundle.version}`, "", table([HEADING, ...instances.map(row)]), "", table(totalRows(totals))];
  if (skipped.length > 0) lines.push("", leftOutLine(skipped));
  return lines.join("\n");
}

const HEADING = ["picture", "product", "best item", "probability", "known", "evidence inside", "peak in box", "verdict", "located"];

function row({ file, product, best, probability, knownness, evidenceShare, peakInBox, verdict, located, overlap, inFormulary }: Outcome) {
  return [
    file,
    inFormulary ? product : `${product} (unknown)`,
    best,
    probability.toFixed(3),
    knownness.toFixed(3),
    evidenceShare.toFixed(3),
    peakInBox ? "yes" : "no",
    verdict.look === "unsure" ? verdict.because : verdict.look,
    located ? (overlap?.toFixed(2) ?? "yes") : "no",
  ];
}

function totalRows(totals: Totals): string[][] {
  const rows: readonly (readonly [string, Estimate])[] = [
    ["packs located", totals.located],
    ["best item right", totals.correct],
    ["confirmed when ordered", totals.confirmed],
    ["taken for another when ordered", totals.refused],
    ["map strongest inside the box", totals.peakInBox],
    ["unknown packs that could be confirmed", totals.strangersConfirmed],
  ];
  return [
    ["", "", "share", "95 % interval"],
    ...rows.map(([name, { count, n, share, low, high }]) => [
      name,
      `${count} of ${n}`,
      share === null ? "-" : share.toFixed(3),
      share === null ? "-" : `${low.toFixed(3)} to ${high.toFixed(3)}`,
    ]),
  ];
}
