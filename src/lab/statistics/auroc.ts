import jStat from "jstat";

/**
 * How well a score tells two groups apart: the probability that one of `higher` scores above one of `lower`, ties counting half. 0.5
 * is chance, 1 perfect; null if a group is empty. By ranks: Mann and Whitney, Annals of Mathematical Statistics 18 (1947), 50-60.
 */
export function auroc(higher: readonly number[], lower: readonly number[]): number | null {
  const [n, m] = [higher.length, lower.length];
  if (n === 0 || m === 0) return null;
  const ranks = jStat.rank([...higher, ...lower]).slice(0, n);
  return (jStat.sum(ranks) - (n * (n + 1)) / 2) / (n * m);
}
