import { type Candidate, candidates } from "../domain/evidence/candidates.ts";
import type { Head } from "../domain/evidence/head.ts";
import { dot, type Place, place, type Vector } from "../domain/evidence/space.ts";
import type { ItemId } from "../domain/item.ts";
import { waysOf } from "./enrolled-head.ts";
import type { FoundFace } from "./faces.ts";
import { NEW_PHOTOGRAPH } from "./likeness.ts";
import type { Views } from "./scatter.ts";
import { meanOf, spread } from "./vectors.ts";

/** How a view is seen by what was learned from everything else. */
export interface LeftOut {
  readonly item: ItemId;
  readonly face: string;
  readonly picture: string;
  /** Cosine to its own face, without the view's photograph or, where there is no other, as a new photograph would have it. */
  readonly own: number;
  /** The other items, nearest first. */
  readonly others: readonly Candidate[];
  /** Whether another photograph of the face was there to be compared with. */
  readonly proven: boolean;
}

/** Views that are left out; more of them say the same. */
const SAMPLE = 400;

export function leaveOut(faces: readonly FoundFace[], head: Head): readonly LeftOut[] {
  const all = faces.flatMap((found) =>
    waysOf(found.photographs).flatMap((_, way) =>
      found.photographs.flatMap((photograph) => (photograph.ways[way] ?? []).map((view) => ({ found, way, photograph, view }))),
    ),
  );
  return spread(all, SAMPLE).map(({ found, way, photograph, view }) => {
    const elsewhere = found.photographs.flatMap((other) => (other === photograph ? [] : (other.ways[way] ?? [])));
    const beside = (photograph.ways[way] ?? []).filter((other) => other !== view);
    const proven = elsewhere.length > 0;
    const seen = place(view, head.space);
    const near = proven ? cosineTo(elsewhere, seen, head) : NEW_PHOTOGRAPH * cosineTo(beside, seen, head);
    return {
      item: found.item,
      face: found.face,
      picture: photograph.picture,
      own: near,
      others: candidates(seen, head).filter(({ item }) => item !== found.item),
      proven,
    };
  });
}

function cosineTo(views: Views, seen: Place, { space }: Head): number {
  if (views.length === 0) return 1;
  const mean: Vector = meanOf(views);
  const { coordinates, length } = place(mean, space);
  return length * seen.length > 0 ? dot(coordinates, seen.coordinates) / (length * seen.length) : 0;
}
