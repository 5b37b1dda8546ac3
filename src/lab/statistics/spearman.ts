import jStat from "jstat";

/** Rank correlation, -1 to 1, ties sharing their mean rank; 0 when either side is constant, which says nothing about the other. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const correlation = jStat.spearmancoeff(a, b);
  return Number.isNaN(correlation) ? 0 : correlation;
}
