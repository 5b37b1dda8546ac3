import type { Face, Head } from "../../src/domain/evidence/head.ts";

/** A head whose space is the channels themselves: a row's direction is its weights. */
export function plainHead(rows: readonly Face[], weights: readonly number[] | Float32Array, changes: Partial<Head> = {}): Head {
  const channels = weights.length / rows.length;
  const basis = Float32Array.from({ length: channels ** 2 }, (_, at) => (at % (channels + 1) === 0 ? 1 : 0));
  return {
    space: { channels, center: new Float32Array(channels), basis, gains: new Float32Array(channels).fill(1), residualGain: 1 },
    rows,
    directions: Float32Array.from(weights),
    temperature: 1,
    familiarity: { bias: -6, nearness: 10, lead: 2 },
    ...changes,
  };
}

/** One row for each item, all of them of the face "print". */
export function prints(...items: readonly string[]): Face[] {
  return items.map((item) => ({ item, face: "print" }));
}
