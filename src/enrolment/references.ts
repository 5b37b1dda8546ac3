import type { Face } from "../domain/evidence/head.ts";
import { largest, portraitOf } from "./exemplar.ts";
import type { FoundFace } from "./faces.ts";
import type { Lesson } from "./learn.ts";

/** The path inside the bundle of the picture that stands for an item's face. */
export function referenceFile({ item, face }: Face): string {
  return `references/${item}.${face}.jpg`;
}

/** For each face, by its path, the portrait of the pack that is largest in its photograph: a JPEG. */
export async function referencesOf(found: readonly FoundFace<Lesson>[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const references = new Map<string, Uint8Array>();
  for (const { item, face, photographs } of found) {
    const shown = largest(photographs);
    if (shown) references.set(referenceFile({ item, face }), await portraitOf(shown));
  }
  return references;
}
