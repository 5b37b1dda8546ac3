import { table } from "../table.ts";
import type { Evaluation } from "./evaluation.ts";
import { leftOutLine } from "./left-out-line.ts";
import { FIGURES_HEADING, figureRows } from "./report/figure-rows.ts";
import { NOTABLE_HEADING, notableRows } from "./report/notable-rows.ts";

/** For the terminal: the figures, and the packs that went wrong. */
export function evaluationTable(evaluation: Evaluation): string {
  const { bundle, skipped } = evaluation;
  const notable = notableRows(evaluation.instances);
  return [
    `${bundle.name} ${bundle.version}`,
    table([FIGURES_HEADING, ...figureRows(evaluation)]),
    ...(notable.length > 0 ? [`Packs to look at:\n${table([NOTABLE_HEADING, ...notable])}`] : []),
    ...(skipped.length > 0 ? [leftOutLine(skipped)] : []),
  ].join("\n\n");
}
