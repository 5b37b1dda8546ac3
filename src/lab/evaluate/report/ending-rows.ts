import type { Ending } from "../presentations.ts";
import { told } from "./words.ts";

export const ENDINGS_HEADING = ["presentation", "copy", "item", "ordered", "frames", "verdict"] as const;

/** A line per presentation. */
export function endingRows(endings: readonly Ending[]): readonly (readonly string[])[] {
  return endings.map(({ presentation, copy, item, inFormulary, ordered, frames, verdict }) => [
    presentation,
    copy > 0 ? `${copy}` : "-",
    inFormulary ? item : `${item} (not enrolled)`,
    ordered,
    `${frames}`,
    verdict ? told(verdict) : "none yet",
  ]);
}
