import type { Outcome } from "../outcome.ts";
import { told } from "./words.ts";

/** Shown, at most. */
const MOST = 30;

export const NOTABLE_HEADING = ["picture", "copy", "product", "best item", "probability", "known", "verdict", "located"] as const;

/** The packs that went wrong, the dangerous first: green for what they are not, refused, wrongly named, left to the nurse. */
export function notableRows(outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const wrong = outcomes.filter((outcome) => gravity(outcome) > 0).toSorted((a, b) => gravity(b) - gravity(a));
  const more = wrong.length - MOST;
  return [...wrong.slice(0, MOST).map(row), ...(more > 0 ? [[`and ${more} more`, ...Array(NOTABLE_HEADING.length - 1).fill("")]] : [])];
}

function gravity({ greenFor, item, inFormulary, verdict, correct }: Outcome): number {
  if (greenFor !== null && greenFor !== item) return 4;
  if (!inFormulary) return 0;
  if (verdict.look === "mismatch") return 3;
  if (!correct) return 2;
  return verdict.look === "unsure" ? 1 : 0;
}

function row({ file, copy, product, inFormulary, best, probability, knownness, verdict, located, overlap }: Outcome): readonly string[] {
  return [
    file,
    copy > 0 ? `${copy}` : "-",
    inFormulary ? product : `${product} (not enrolled)`,
    best,
    probability.toFixed(3),
    knownness.toFixed(3),
    told(verdict),
    located ? (overlap?.toFixed(2) ?? "yes") : "no",
  ];
}
