export type Vector = Float32Array | Float64Array;

/** Four sums side by side, because each addition to one sum would wait for the one before. */
export function dot(a: Vector, b: Vector): number {
  const { length } = a;
  const whole = length - (length % 4);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let k = 0; k < whole; k += 4) {
    first += (a[k] as number) * (b[k] as number);
    second += (a[k + 1] as number) * (b[k + 1] as number);
    third += (a[k + 2] as number) * (b[k + 2] as number);
    fourth += (a[k + 3] as number) * (b[k + 3] as number);
  }
  for (let k = whole; k < length; k++) first += (a[k] as number) * (b[k] as number);
  return first + second + third + fourth;
}

/** NaN when one of them is zero. */
export function cosineOf(a: Vector, b: Vector): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
