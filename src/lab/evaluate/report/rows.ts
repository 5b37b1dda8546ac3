import type { Face } from "../../../domain/evidence/head.ts";
import { markdownTable } from "../../table.ts";
import type { CoveragePoint } from "../coverage.ts";
import type { Pair } from "../pairs.ts";
import type { Tally } from "../tallies.ts";
import { counted, percent } from "./words.ts";

export const TALLY_HEADING = ["product", "right name", "green", "by hand", "STOP", "green without its item", "median known-ness"] as const;

export function tallyRow({
  product,
  correct,
  confirmed,
  doubted,
  refused,
  unenrolledConfirmed,
  medianKnownness,
}: Tally): readonly string[] {
  const counts = [confirmed, doubted, refused, unenrolledConfirmed].map(({ count }) => `${count}`);
  return [product, counted(correct), ...counts, medianKnownness.toFixed(3)];
}

export function faceRow(tally: Tally): readonly string[] {
  const [, ...figures] = tallyRow(tally);
  return [`${tally.item} ${tally.face}`, tally.tells ? "yes" : "no", ...figures];
}

export function pairRow({ own, rival, taken, leastLead, nearest }: Pair): readonly string[] {
  return [named(own), named(rival), counted(taken), leastLead.toFixed(3), nearest.toFixed(3)];
}

/** The first step of the curve that names this share of the packs. */
export function coverageRow(curve: readonly CoveragePoint[], share: number): readonly (readonly string[])[] {
  const step = curve.find(({ coverage }) => coverage >= share);
  return step ? [[percent(step.coverage), percent(step.accuracy), step.probability.toFixed(4)]] : [];
}

function named({ item, face }: Face): string {
  return `${item} ${face}`;
}

/** Lines of a Markdown table. A bar in a product's name would end the cell. */
export function rows(heading: readonly string[], cells: readonly (readonly string[])[]): string {
  const escaped = cells.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  return markdownTable([heading, heading.map(() => "---"), ...escaped]);
}
