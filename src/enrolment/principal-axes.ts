import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { dot, type Vector } from "../domain/evidence/vector.ts";

/** The directions in which vectors reach farthest, with the sum of the squares along each, largest first. */
export interface PrincipalAxes {
  /** Of length one, at right angles to each other. */
  readonly axes: readonly Float64Array[];
  readonly squares: readonly number[];
}

/** Squares smaller than this, relative to the largest, are rounding: their axes point anywhere. */
const NOTHING = 1e-10;

/**
 * Eigenvectors of X'X for a few vectors X in a space of many more dimensions, by way of the small matrix XX': both have the same
 * eigenvalues, and X' takes the eigenvectors of the one to those of the other (Turk and Pentland, "Eigenfaces for
 * Recognition", Journal of Cognitive Neuroscience 3, 1991).
 */
export function principalAxes(vectors: readonly Vector[], most: number): PrincipalAxes {
  const count = vectors.length;
  if (count === 0) return { axes: [], squares: [] };
  const products = new Matrix(count, count);
  vectors.forEach((vector, row) => {
    for (let column = 0; column <= row; column++) {
      const product = dot(vector, vectors[column] as Vector);
      products.set(row, column, product);
      products.set(column, row, product);
    }
  });
  const { realEigenvalues: values, eigenvectorMatrix: mixtures } = new EigenvalueDecomposition(products, { assumeSymmetric: true });
  const order = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number)).slice(0, most);
  const kept = order.filter((index) => (values[index] as number) > NOTHING * (values[order[0] as number] as number));
  return {
    axes: kept.map((index) => mixed(vectors, mixtures.getColumn(index), 1 / Math.sqrt(values[index] as number))),
    squares: kept.map((index) => values[index] as number),
  };
}

function mixed(vectors: readonly Vector[], weights: readonly number[], scale: number): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  vectors.forEach((vector, index) => {
    const weight = (weights[index] as number) * scale;
    for (let channel = 0; channel < sum.length; channel++) sum[channel] = (sum[channel] as number) + weight * (vector[channel] as number);
  });
  return sum;
}
