import type { Evaluation } from "../evaluation.ts";
import { leftOutLine } from "../left-out-line.ts";
import { ENDINGS_HEADING, endingRows } from "./ending-rows.ts";
import { FIGURES_HEADING, figureRows } from "./figure-rows.ts";
import { NOTABLE_HEADING, notableRows } from "./notable-rows.ts";
import { coverageRow, faceRow, pairRow, rows, TALLY_HEADING, tallyRow } from "./rows.ts";
import { counted, supported, told } from "./words.ts";

/** The drawings that the report shows, by the names of their files. */
export const PLOTS = { items: "items.png", coverage: "coverage.png", knownness: "known-ness.png" } as const;

/** Pairs that are listed, at most. */
const MOST_PAIRS = 20;
const COVERAGES = [0.5, 0.8, 0.9, 0.95, 0.99, 1];

/** For people: every figure with what the sample supports, the worst first. */
export function evaluationMarkdown(evaluation: Evaluation): string {
  const { bundle, data, coverage, strangers, doubts, items, faces, pairs, presentations, instances, skipped } = evaluation;
  const notable = notableRows(instances);
  const copies = data.copies > 0 ? `, each photograph also in ${data.copies} disturbed copies` : "";
  return [
    `# Evaluation of ${bundle.name} ${bundle.version}`,
    `${data.packs} packs in ${data.photographs} photographs of ${data.folder}${copies}. Card of the bundle: sha256 ${bundle.hash}.`,
    "## Figures",
    rows(FIGURES_HEADING, figureRows(evaluation)),
    INTERVALS,
    ...(notable.length > 0 ? ["## Packs to look at", rows(NOTABLE_HEADING, notable)] : []),
    ...(doubts.length > 0
      ? [
          "## Why the nurse is asked",
          rows(
            ["reason", "of the enrolled packs"],
            doubts.map(({ verdict, packs }) => [told(verdict), counted(packs)]),
          ),
        ]
      : []),
    "## Items, the worst first",
    `![Verdicts by item](${PLOTS.items})`,
    rows(TALLY_HEADING, items.map(tallyRow)),
    "## Faces, the worst first",
    "A pack counts for the face of its item that it came nearest to. A face that does not tell looks like another item's: the nurse is asked to turn the pack over.",
    rows(["face", "tells", ...TALLY_HEADING.slice(1)], faces.map(faceRow)),
    "## Pairs, the worst first",
    "The lead is how much nearer (in cosine) the packs came to their own face than to the other item's, at the least; below zero they were taken for it.",
    rows(
      ["face shown", "nearest of another item", "taken for it", "least lead", "nearest cosine"],
      pairs.slice(0, MOST_PAIRS).map(pairRow),
    ),
    "## Accuracy against coverage",
    `![Accuracy against coverage](${PLOTS.coverage})`,
    rows(
      ["packs named", "named rightly", "least probability"],
      COVERAGES.flatMap((share) => coverageRow(coverage.curve, share)),
    ),
    `At the floors of probability of the formulary: ${counted(coverage.atFloor.named)} are named, ${counted(coverage.atFloor.correct)} of them rightly (${supported(coverage.atFloor.correct)}).`,
    "## Packs that are not enrolled",
    `![Known-ness](${PLOTS.knownness})`,
    `Each item was left out of the formulary once, and its packs judged without it on an order for the item that they then resemble most. Area under the ROC curve of known-ness: ${area(strangers.aurocLeftOut)}.`,
    ...(strangers.unlisted.length > 0
      ? [
          `Products in the photographs that the formulary does not list (area ${area(strangers.aurocUnlisted)}):`,
          rows(
            ["product", "green", "resembles", "highest known-ness"],
            strangers.unlisted.map(({ product, confirmed, resembles, knownness }) => [
              product,
              counted(confirmed),
              resembles,
              knownness.toFixed(3),
            ]),
          ),
        ]
      : []),
    ...(presentations ? ["## Presentations", rows(ENDINGS_HEADING, endingRows(presentations.endings))] : []),
    ...(skipped.length > 0 ? ["## Left out", leftOutLine(skipped)] : []),
  ].join("\n\n");
}

const INTERVALS =
  "The interval holds what the true share is with 95 % certainty (Clopper and Pearson, two-sided). Where nothing happened it says how often it may happen all the same. It rests on the packs that were photographed: disturbed copies of one photograph and frames of one presentation count as one pack. Each pack was judged as if it lay alone in the tray, with the program's own limits of light and sharpness.";

function area(auroc: number | null): string {
  return auroc?.toFixed(4) ?? "–";
}
