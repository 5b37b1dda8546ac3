import { createHash } from "node:crypto";
import type { Exemplar } from "./exemplar.ts";

/**
 * Passes each exemplar on once: a photograph that is there twice, or was enrolled before, proves nothing about itself. Packs of one
 * picture are several, however alike.
 */
export async function* distinct(
  exemplars: AsyncIterable<Exemplar>,
  skipped: (picture: string, why: string) => void,
): AsyncGenerator<Exemplar> {
  const known = new Map<string, string>();
  for await (const exemplar of exemplars) {
    const { item, picture, jpeg } = exemplar;
    const key = `${item} ${createHash("sha256").update(jpeg).digest("hex")}`;
    const first = known.get(key);
    if (first !== undefined && first !== picture) skipped(picture, `it is the same photograph as ${first}`);
    else {
      known.set(key, picture);
      yield exemplar;
    }
  }
}
