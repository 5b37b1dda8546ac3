import { randomNumbers } from "../../src/domain/random.ts";

/** Normally distributed numbers, the same for the same seed (Box and Muller, Annals of Mathematical Statistics 29, 1958). */
export function normals(seed: number): () => number {
  const random = randomNumbers(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
