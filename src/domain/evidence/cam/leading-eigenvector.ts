const MOST_SWEEPS = 50;
/** Share of the matrix that may be left beside its diagonal. */
const STILL = 1e-14;

/**
 * The eigenvector of a symmetric matrix with the largest eigenvalue, of length one and either sign, by cyclic Jacobi rotations (Golub
 * and Van Loan, "Matrix Computations", section 8.5).
 */
export function leadingEigenvector(symmetric: readonly Float64Array[]): { readonly vector: Float64Array; readonly value: number } {
  const size = symmetric.length;
  const matrix = symmetric.map((row) => row.slice());
  const vectors = symmetric.map((_, at) => new Float64Array(size).fill(1, at, at + 1));
  const small = STILL * Math.hypot(...matrix.map((row) => Math.hypot(...row)));
  for (let sweep = 0; sweep < MOST_SWEEPS && beside(matrix) > small; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
  const values = matrix.map((row, at) => row[at] as number);
  const most = values.indexOf(Math.max(...values));
  return { vector: vectors[most] ?? new Float64Array(size), value: values[most] ?? 0 };
}

function beside(matrix: readonly Float64Array[]): number {
  return Math.hypot(...matrix.map((row, at) => Math.hypot(...row.subarray(at + 1))));
}

/** Makes the entry at (p, q) zero; each row of `vectors` becomes an eigenvector. */
function rotate(matrix: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p] as Float64Array, matrix[q] as Float64Array];
  const entry = rowP[q] as number;
  if (entry === 0) return;
  const slope = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * entry);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(1, slope));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  turn(rowP, rowQ, cosine, sine);
  for (const row of matrix) {
    const [a, b] = [row[p] as number, row[q] as number];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  turn(vectors[p] as Float64Array, vectors[q] as Float64Array, cosine, sine);
}

function turn(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one[at] as number, other[at] as number];
    one[at] = cosine * a - sine * b;
    other[at] = sine * a + cosine * b;
  }
}
