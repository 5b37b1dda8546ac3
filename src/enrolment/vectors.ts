import { dot, type Vector } from "../domain/evidence/vector.ts";

/** One vector is its own mean. */
export function meanOf(vectors: readonly Vector[]): Vector {
  const [first] = vectors;
  if (first && vectors.length === 1) return first;
  const sum = new Float64Array(first?.length ?? 0);
  for (const vector of vectors) for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (vector[k] as number);
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) / vectors.length;
  return sum;
}

export function minus(a: Vector, b: Vector): Float64Array {
  const difference = new Float64Array(a.length);
  for (let k = 0; k < a.length; k++) difference[k] = (a[k] as number) - (b[k] as number);
  return difference;
}

/** What is left of the vector at right angles to the axes, which are of length one and at right angles to each other. */
export function without(vector: Vector, axes: readonly Vector[]): Float64Array {
  const left = Float64Array.from(vector);
  for (const axis of axes) {
    const along = dot(axis, vector);
    for (let k = 0; k < left.length; k++) left[k] = (left[k] as number) - along * (axis[k] as number);
  }
  return left;
}

/** At most this many of the entries, spread evenly. */
export function spread<T>(entries: readonly T[], most: number): readonly T[] {
  if (entries.length <= most) return entries;
  return Array.from({ length: most }, (_, index) => entries[Math.floor((index * entries.length) / most)] as T);
}

export function scaled(vector: Vector, factor: number): Float64Array {
  return Float64Array.from(vector, (value) => value * factor);
}
