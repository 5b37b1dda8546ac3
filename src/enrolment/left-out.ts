import { type Candidate, candidates, nearestRow } from "../domain/evidence/candidates.ts";
import type { Face, Head } from "../domain/evidence/head.ts";
import { type Place, place } from "../domain/evidence/space.ts";
import { dot, type Vector } from "../domain/evidence/vector.ts";
import type { ItemId } from "../domain/item.ts";
import { waysOf } from "./enrolled-head.ts";
import type { FoundFace } from "./faces.ts";
import { NEW_PHOTOGRAPH } from "./likeness.ts";
import type { Photograph } from "./photograph.ts";
import { meanOf } from "./vectors.ts";

/** How a view is seen by what was learned from everything but its photograph. */
export interface LeftOut {
  readonly item: ItemId;
  /** Its own face and the cosine to it; of a face in no other photograph, the cosine that a new one would have. */
  readonly own: Candidate;
  /** The other items, nearest first. */
  readonly others: readonly Candidate[];
}

interface Shown {
  readonly photograph: Photograph;
  readonly view: Vector;
}

/** Judges the view without its photograph. `faces`: all that was found. */
export function leaveOut(shown: Shown, faces: readonly FoundFace[], head: Head): LeftOut {
  const { photograph, view } = shown;
  const { item } = photograph;
  const seen = place(view, head.space);
  const others = candidates(seen, head).filter((other) => other.item !== item);
  const row = nearestRow(seen, head, item);
  const at = (cosine: number): Candidate => ({ ...(head.rows[row] as Face), row, cosine });
  const elsewhere = elsewhereOf(shown, faces);
  if (elsewhere.length > 0) return { item, others, own: at(nearest(waysOf(elsewhere), seen, head)) };
  const beside = waysOf(ofItsFace(shown, faces)).map((views) => views.filter((other) => other !== view));
  return { item, others, own: at(NEW_PHOTOGRAPH * nearest(beside, seen, head)) };
}

/** Other photographs of the face that the view shows. */
export function elsewhereOf(shown: Shown, faces: readonly FoundFace[]): readonly Photograph[] {
  return ofItsFace(shown, faces).filter(({ picture }) => picture !== shown.photograph.picture);
}

function ofItsFace({ photograph, view }: Shown, faces: readonly FoundFace[]): readonly Photograph[] {
  const shows = ({ photographs }: FoundFace) => photographs.some(({ ways }) => ways.some((views) => views.includes(view)));
  return faces.find((face) => face.item === photograph.item && shows(face))?.photographs ?? [];
}

function nearest(groups: readonly (readonly Vector[])[], seen: Place, head: Head): number {
  return Math.max(0, ...groups.map((views) => (views.length > 0 ? cosine(place(meanOf(views), head.space), seen) : 0)));
}

function cosine(a: Place, b: Place): number {
  const lengths = a.length * b.length;
  return lengths > 0 ? dot(a.coordinates, b.coordinates) / lengths : 0;
}
