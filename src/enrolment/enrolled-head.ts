import type { Head } from "../domain/evidence/head.ts";
import type { Exemplar } from "./exemplar.ts";

/** An enrolled item has a single face, whichever sides were photographed. */
export const FACE = "front";

/**
 * A head that knows the exemplars. Each of their views becomes a prototype, and its direction from the base bundle's center
 * becomes a row. The nearest view speaks for its item, at the base bundle's temperature.
 */
export function enrolledHead(exemplars: readonly Exemplar[], { channels, center, temperature }: Head): Head {
  const views = exemplars.flatMap(({ item, embedding, turned }) => [embedding, ...turned].map((view) => ({ item, embedding: view })));
  const faces = views.map(({ item }) => ({ item, face: FACE }));
  const prototypes = new Float32Array(views.length * channels);
  const weight = new Float32Array(views.length * channels);
  const bias = new Float32Array(views.length);
  views.forEach(({ embedding }, row) => {
    const direction = unit(embedding.map((value, channel) => value - (center[channel] ?? 0)));
    prototypes.set(embedding, row * channels);
    weight.set(direction, row * channels);
    bias[row] = -direction.reduce((sum, value, channel) => sum + value * (center[channel] ?? 0), 0);
  });
  return { channels, center, temperature, rows: faces, weight, bias, prototypeFaces: faces, prototypes };
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
