import { WHOLE } from "../domain/evidence/evidence-share.ts";
import type { Features } from "../domain/evidence/features.ts";
import { type Head, knownness } from "../domain/evidence/head.ts";
import { judge } from "../domain/evidence/judge.ts";
import type { ItemId } from "../domain/item.ts";
import { enrolledHead } from "./enrolled-head.ts";
import type { Exemplar } from "./exemplar.ts";

/** How a pack is judged by what was learned from all other photographs. */
export interface LeftOut {
  readonly item: ItemId;
  readonly recognized: boolean;
  /** Cosine to the nearest view of its own item. */
  readonly knownness: number;
}

/** Every exemplar whose item is in other photographs too; the others cannot be judged without their own. */
export function leaveOneOut(exemplars: readonly Exemplar[], base: Head): readonly LeftOut[] {
  const pictures = [...new Set(exemplars.map(({ picture }) => picture))];
  return pictures.flatMap((picture) => {
    const kept = exemplars.filter((exemplar) => exemplar.picture !== picture);
    const known = new Set(kept.map(({ item }) => item));
    const head = enrolledHead(kept, base);
    return exemplars
      .filter((exemplar) => exemplar.picture === picture && known.has(exemplar.item))
      .map(({ item, embedding }) => ({
        item,
        recognized: judge(pooled(embedding), head, WHOLE).ranked[0]?.item === item,
        knownness: knownness(embedding, head, item),
      }));
  });
}

/** An embedding as features of a single cell: enough for everything but a map. */
function pooled(embedding: Float64Array): Features {
  return { channels: embedding.length, rows: 1, columns: 1, values: Float32Array.from(embedding) };
}
