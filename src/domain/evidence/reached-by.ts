const BINS = 4096;

/**
 * Tells for a count a number that at least so many of the values reach, and few more: by counting, as sorting all of them takes as long
 * as they took to compute. None is larger than `most` or smaller than -`most`, rounding apart.
 */
export function reachedBy(values: Float64Array, most: number): (count: number) => number {
  const width = (2 * most) / (BINS - 1) || 1;
  const counts = new Uint32Array(BINS + 1);
  for (let place = 0; place < values.length; place++) {
    const bin = Math.max(0, ((values[place] as number) + most) / width) | 0;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return (count) => {
    let bin = BINS;
    for (let reached = counts[bin] as number; reached < count && bin > 0; reached += counts[bin] as number) bin--;
    return bin * width - most;
  };
}
