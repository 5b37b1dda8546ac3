import { type Candidate, candidates } from "../../domain/evidence/candidates.ts";
import type { Features } from "../../domain/evidence/features.ts";
import { embedding, type Face, type Head } from "../../domain/evidence/head.ts";
import { place } from "../../domain/evidence/space.ts";
import type { ItemId } from "../../domain/item.ts";
import { headOf } from "./left-out-item.ts";

/** A face of the formulary, and how near what was seen came to it: a cosine, -1 to 1. */
export interface NearFace extends Face {
  readonly cosine: number;
}

export interface NearestFaces {
  /** Of the item itself: the side that the pack shows. Null outside the formulary. */
  readonly own: NearFace | null;
  /** Of all other items. Null if there is none. */
  readonly rival: NearFace | null;
}

/** `others`: the head without the item's rows; undefined if it has none but these. */
export function nearestFaces(features: Features, head: Head, item: ItemId, others: Head | undefined): NearestFaces {
  const seen = place(embedding(features), head.space);
  const [own] = candidates(
    seen,
    headOf(head, (face) => face.item === item),
  );
  const [rival] = others ? candidates(seen, others) : [];
  return { own: near(own), rival: near(rival) };
}

function near(candidate: Candidate | undefined): NearFace | null {
  return candidate ? { item: candidate.item, face: candidate.face, cosine: candidate.cosine } : null;
}
