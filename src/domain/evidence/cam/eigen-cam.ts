import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { positive } from "./positive.ts";

/**
 * Eigen-CAM: what the features have in common, regardless of class: ReLU(A' v) with A' the features as Z x channels
 * and v their first right singular vector. A' v is also the first eigenvector of the small matrix A' A'^T (Z x Z) times the
 * singular value. Muhammad and Yeasin, "Eigen-CAM: Class Activation Map using Principal Components", IJCNN 2020.
 */
export function eigenCam(features: Features): ActivationMap {
  const { rows, columns } = features;
  const { vector, value } = firstEigenvector(gram(features));
  return positive({ rows, columns, values: Array.from(vector, (component) => component * Math.sqrt(value)) });
}

/** For every two cells, the product of their features summed over the channels; row by row. */
function gram({ channels, rows, columns, values }: Features): readonly Float64Array[] {
  const cells = rows * columns;
  const products = Array.from({ length: cells }, () => new Float64Array(cells));
  for (let channel = 0; channel < channels; channel++) {
    const plane = values.subarray(channel * cells, (channel + 1) * cells);
    products.forEach((row, cell) => {
      const here = plane[cell] as number;
      if (here !== 0) for (let other = 0; other < cells; other++) row[other] = (row[other] as number) + here * (plane[other] as number);
    });
  }
  return products;
}

const MOST_ROUNDS = 1_000;
const STILL = 1e-12;

/**
 * Power iteration. After a ReLU the matrix has no negative entries, so neither has the vector (Perron 1907), and a start
 * with equal positive components cannot miss it. The zero matrix has eigenvalue 0.
 */
function firstEigenvector(matrix: readonly Float64Array[]): { readonly vector: Float64Array; readonly value: number } {
  let vector = new Float64Array(matrix.length).fill(1 / Math.sqrt(matrix.length));
  let value = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const product = Float64Array.from(matrix, (row) => row.reduce((sum, entry, index) => sum + entry * (vector[index] as number), 0));
    value = Math.hypot(...product);
    if (value === 0) break;
    const next = product.map((component) => component / value);
    const moved = next.reduce((most, component, index) => Math.max(most, Math.abs(component - (vector[index] as number))), 0);
    vector = next;
    if (moved < STILL) break;
  }
  return { vector, value };
}
