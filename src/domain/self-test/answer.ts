import { classMap } from "../evidence/cam/class-map.ts";
import type { Features } from "../evidence/features.ts";
import { embedding, type Head } from "../evidence/head.ts";
import { products } from "../evidence/products.ts";
import { place } from "../evidence/space.ts";
import { cosineOf, type Vector } from "../evidence/vector.ts";
import { mean } from "../mean.ts";

/** All that network and head say of a golden frame: what a device must be able to repeat. */
export interface Answer {
  /** Of the embedding in the head's space. */
  readonly coordinates: Vector;
  /** To each row of the head: also to those that the frame does not show, so that two rows that change places are noticed. */
  readonly cosines: Vector;
  /** The class map of the row that lies nearest, row by row. */
  readonly map: Vector;
}

/** `row` explains the map; without it the nearest does. */
export function answerOf(features: Features, head: Head, row?: number): Answer {
  const { coordinates, length } = place(embedding(features), head.space);
  const sums = products(head.directions, coordinates, new Float64Array(head.rows.length));
  const cosines = sums.map((sum) => (length > 0 ? sum / length : 0));
  const { values } = classMap(features, head, row ?? nearestOf(cosines));
  return { coordinates, cosines, map: Float64Array.from(values) };
}

/** The row with the largest cosine. */
export function nearestOf(cosines: Vector): number {
  let best = 0;
  for (let row = 1; row < cosines.length; row++) if ((cosines[row] as number) > (cosines[best] as number)) best = row;
  return best;
}

/** How far an answer is from the one that was expected. */
export interface Drift {
  /** Cosine of the embeddings, 1 for the same. */
  readonly embedding: number;
  /** Correlation of the maps, 1 for the same. */
  readonly map: number;
  /** The largest difference of a row's cosine. */
  readonly rows: number;
}

export function driftBetween(now: Answer, then: Answer): Drift {
  const differences = Float64Array.from(then.cosines, (cosine, row) => Math.abs(cosine - (now.cosines[row] ?? Number.NaN)));
  return {
    embedding: cosineOf(now.coordinates, then.coordinates),
    map: cosineOf(centred(now.map), centred(then.map)),
    rows: differences.reduce((most, difference) => (difference <= most ? most : difference), 0),
  };
}

function centred(values: Vector): Float64Array {
  const middle = mean([...values]);
  return Float64Array.from(values, (value) => value - middle);
}
