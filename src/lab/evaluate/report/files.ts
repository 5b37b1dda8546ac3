import type { Evaluation } from "../evaluation.ts";
import { coveragePlot } from "./coverage-plot.ts";
import { evaluationMarkdown, PLOTS } from "./evaluation-markdown.ts";
import { itemsPlot } from "./items-plot.ts";
import { knownnessPlot } from "./known-ness-plot.ts";

/** What --out holds: the report for people, the same for programs, and the report's drawings. */
export async function evaluationFiles(evaluation: Evaluation): Promise<Readonly<Record<string, string | Uint8Array>>> {
  return {
    "evaluation.md": `${evaluationMarkdown(evaluation)}\n`,
    "evaluation.json": `${JSON.stringify(evaluation, null, 2)}\n`,
    [PLOTS.items]: await itemsPlot(evaluation.items),
    [PLOTS.coverage]: await coveragePlot(evaluation.coverage),
    [PLOTS.knownness]: await knownnessPlot(evaluation),
  };
}
