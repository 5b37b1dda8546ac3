import type { LookVerdict } from "../../../domain/verdict/verdict.ts";
import type { Share } from "../../statistics/share-of.ts";

/** "24 of 25"; with repetitions also how many packs they are of. */
export function counted({ count, n, independent }: Share): string {
  return independent < n ? `${count} of ${n} (${independent} pack${independent === 1 ? "" : "s"})` : `${count} of ${n}`;
}

/** 0 to 1 as per cent. */
export function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}

/** What the sample supports: never more than the bound on the open side. */
export function supported({ count, n, low, high }: Share): string {
  if (n === 0) return "–";
  if (count === 0) return `at most ${percent(high)}`;
  return count === n ? `at least ${percent(low)}` : `${percent(low)} to ${percent(high)}`;
}

/** What the screen would say, with the reason when it asks the nurse. */
export function told(verdict: LookVerdict): string {
  if (verdict.look === "match") return "green";
  if (verdict.look === "mismatch") return `STOP, ${verdict.seen}`;
  return verdict.because === "empty" ? "not found" : verdict.because;
}
