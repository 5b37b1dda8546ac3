const BINS = 4096;

/**
 * The places of the `count` largest values and of few more, rising: by counting, as sorting all of them takes as long as they took to
 * compute.
 */
export function leading(count: number, values: Float64Array): number[] {
  const least = reachedBy(count, values);
  const places: number[] = [];
  for (let place = 0; place < values.length; place++) if ((values[place] as number) >= least) places.push(place);
  return places;
}

/** A number that at least `count` of the values reach. */
function reachedBy(count: number, values: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const width = (most - least) / BINS || 1;
  const counts = new Uint32Array(BINS + 1);
  for (let place = 0; place < values.length; place++) {
    const bin = Math.floor(((values[place] as number) - least) / width);
    counts[bin] = (counts[bin] as number) + 1;
  }
  let bin = BINS;
  for (let reached = counts[bin] as number; reached < count && bin > 0; reached += counts[bin] as number) bin--;
  return least + bin * width;
}
