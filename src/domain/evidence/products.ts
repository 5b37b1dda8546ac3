import type { Vector } from "./vector.ts";

/** Rows that are multiplied side by side: each number of the vector is then fetched once for all of them. */
const ABREAST = 4;

/**
 * The vector's product with each row of a matrix, which lie one after the other, as many as `into` has room for. Two sums a row, as
 * each addition to one sum would wait for the one before; in all it takes three fifths of the time of a product at a time.
 */
export function products(matrix: Vector, vector: Vector, into: Float64Array): Float64Array {
  const { length } = vector;
  const rows = into.length;
  const abreast = rows - (rows % ABREAST);
  const paired = length - (length % 2);
  for (let row = 0; row < abreast; row += ABREAST) {
    const a = row * length;
    const b = a + length;
    const c = b + length;
    const d = c + length;
    let [a0, a1, b0, b1, c0, c1, d0, d1] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < paired; k += 2) {
      const even = vector[k] as number;
      const odd = vector[k + 1] as number;
      a0 += (matrix[a + k] as number) * even;
      b0 += (matrix[b + k] as number) * even;
      c0 += (matrix[c + k] as number) * even;
      d0 += (matrix[d + k] as number) * even;
      a1 += (matrix[a + k + 1] as number) * odd;
      b1 += (matrix[b + k + 1] as number) * odd;
      c1 += (matrix[c + k + 1] as number) * odd;
      d1 += (matrix[d + k + 1] as number) * odd;
    }
    if (paired < length) {
      const last = vector[paired] as number;
      a0 += (matrix[a + paired] as number) * last;
      b0 += (matrix[b + paired] as number) * last;
      c0 += (matrix[c + paired] as number) * last;
      d0 += (matrix[d + paired] as number) * last;
    }
    into[row] = a0 + a1;
    into[row + 1] = b0 + b1;
    into[row + 2] = c0 + c1;
    into[row + 3] = d0 + d1;
  }
  for (let row = abreast; row < rows; row++) into[row] = product(matrix, row * length, vector);
  return into;
}

/** The vector's product with as many numbers of the matrix from `at` on. */
export function product(matrix: Vector, at: number, vector: Vector): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += (matrix[at + k] as number) * (vector[k] as number);
  return sum;
}
