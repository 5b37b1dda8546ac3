import type { Space } from "../domain/evidence/space.ts";
import { dot, type Vector } from "../domain/evidence/vector.ts";
import { minus, scaled, spread } from "./vectors.ts";

/** Embeddings of what shows the same: one face lying one way. */
export type Views = readonly Vector[];

/** How views lie around their face's mean, as a sum of squares: S = sum of v v' over the vectors. */
export interface Scatter {
  readonly vectors: readonly Vector[];
  /** tr(S), also of what the vectors leave out. */
  readonly total: number;
}

/** Deviations that are looked at: their eigenvectors cost the cube of this. */
const SAMPLE = 256;
/** Views that another space's scatter counts for. */
const LENT = 100;

/** The covariance of the views within their faces; that of few views is mixed with what another formulary's views showed. */
export function scatterOf(faces: readonly Views[], means: readonly Vector[], lender?: Space): Scatter {
  const owned = faces.flatMap((views, face) => views.map((view) => ({ view, mean: means[face] as Vector })));
  const looked = spread(owned, SAMPLE).map(({ view, mean }) => minus(view, mean));
  const own = { vectors: looked.map((vector) => scaled(vector, 1 / Math.sqrt(looked.length))), total: meanSquare(faces, means) };
  return lender ? mixed(own, owned.length, lentBy(lender)) : own;
}

/** What is stretched less than the rest in the other space varies more there by this much. */
function lentBy({ channels, basis, gains, residualGain }: Space): Scatter {
  const vectors = Array.from(gains, (gain, row) => {
    const variance = gain > 0 ? Math.max(0, 1 / gain ** 2 - 1 / residualGain ** 2) : 0;
    return scaled(basis.subarray(row * channels, (row + 1) * channels), Math.sqrt(variance));
  }).filter((vector) => dot(vector, vector) > 0);
  return { vectors, total: channels / residualGain ** 2 + vectors.reduce((sum, vector) => sum + dot(vector, vector), 0) };
}

function mixed(own: Scatter, views: number, lent: Scatter): Scatter {
  const share = views / (views + LENT);
  return {
    vectors: [
      ...own.vectors.map((vector) => scaled(vector, Math.sqrt(share))),
      ...lent.vectors.map((vector) => scaled(vector, Math.sqrt(1 - share))),
    ],
    total: share * own.total + (1 - share) * lent.total,
  };
}

/** Of the distances of the views from their face's mean. */
function meanSquare(faces: readonly Views[], means: readonly Vector[]): number {
  const squares = (vectors: Views) => vectors.reduce((sum, vector) => sum + dot(vector, vector), 0);
  const distances = faces.map((views, face) => squares(views) - views.length * squares([means[face] as Vector]));
  const sum = distances.reduce((total, distance) => total + Math.max(0, distance), 0);
  return sum / faces.reduce((total, { length }) => total + length, 0);
}
