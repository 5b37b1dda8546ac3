/** The value below which `share` (0 to 1) of the values lie; 0 for an empty list. */
export function quantile(values: Float32Array, share: number): number {
  const ascending = values.toSorted();
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? 0;
}

export function median(values: Float32Array): number {
  return quantile(values, 0.5);
}
