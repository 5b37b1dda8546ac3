/** Rank correlation, -1 to 1, equals sharing their mean rank; 0 where one side is flat: it tells nothing of the other. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const lengths = Math.hypot(...x) * Math.hypot(...y);
  return lengths > 0 ? x.reduce((sum, rank, index) => sum + rank * (y[index] ?? 0), 0) / lengths : 0;
}

function centredRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const above = values.filter((other) => other > value).length;
    return (below - above) / 2;
  });
}
