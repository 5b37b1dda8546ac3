import type { Head } from "../../src/domain/evidence/head.ts";
import type { Exemplar } from "../../src/enrolment/exemplar.ts";

/** A head of three channels whose center is not zero; only that, its size and its temperature count for an enrolment. */
export const BASE: Head = {
  channels: 3,
  rows: [],
  weight: new Float32Array(),
  bias: new Float32Array(),
  center: Float32Array.of(1, 1, 1),
  prototypeFaces: [],
  prototypes: new Float32Array(),
  temperature: 0.05,
};

/** A pack whose embedding lies in that direction from the center, and whose turned views lie a little beside it. */
export function exemplar(item: string, picture: string, direction: readonly [number, number, number]): Exemplar {
  const view = (turn: number) => Float64Array.from(direction, (value, channel) => 1 + value + (channel === turn ? 0.05 : 0));
  return { item, picture, embedding: view(-1), turned: [view(0), view(1), view(2)] };
}
