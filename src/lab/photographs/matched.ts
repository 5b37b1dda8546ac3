import type { Quad } from "../../domain/geometry.ts";
import { asQuad, scaled } from "../../domain/picture/rectangle.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import type { AnnotatedPack } from "./annotated-picture.ts";
import { bestFit } from "./best-fit.ts";
import { boxProblem } from "./box-problem.ts";

/** A pack's place, in pixels of the scene's picture. */
export interface Match {
  readonly box: Quad;
  /** Whether the program located it without an annotation. */
  readonly located: boolean;
  readonly overlap: number | null;
}

/** An annotated box and a located pack that overlap by less than this are not the same pack. */
export const SAME_PACK = 0.5;

/** The located pack that best fits the annotated box, or else the box itself; every located pack if nobody drew a box. */
export function matched(
  { box }: AnnotatedPack,
  scene: Scene,
  scale: number,
): { readonly matches: readonly Match[] } | { readonly why: string } {
  if (box === undefined) {
    const matches = scene.packs.map(({ corners }) => ({ box: corners, located: true, overlap: null }));
    return matches.length > 0 ? { matches } : { why: NOTHING_FOUND };
  }
  const wanted = scaled(box, 1 / scale);
  const best = bestFit(scene, wanted);
  if (best && best.overlap >= SAME_PACK) return { matches: [{ ...best, located: true }] };
  const why = boxProblem(wanted, scene, box, scale);
  return why === undefined ? { matches: [{ box: asQuad(wanted), located: false, overlap: best?.overlap ?? 0 }] } : { why };
}

const NOTHING_FOUND =
  "no pack is found in it: photograph it on a plain ground that it stands out from, whole and at least a sixth as wide as the picture";
