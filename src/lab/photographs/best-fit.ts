import type { Quad } from "../../domain/geometry.ts";
import { boundsOf, overlap, type Rectangle } from "../../domain/picture/rectangle.ts";
import type { Scene } from "../../domain/tray/scene.ts";

interface Fit {
  readonly box: Quad;
  /** Intersection over union of its bounds and the rectangle, 0 to 1. */
  readonly overlap: number;
}

/** The located pack whose bounds overlap the rectangle most. `asSeen`: its corners in the picture that the rectangle is of. */
export function bestFit({ packs }: Pick<Scene, "packs">, wanted: Rectangle, asSeen = (corners: Quad) => corners): Fit | undefined {
  return packs
    .map(({ corners }) => ({ box: corners, overlap: overlap(boundsOf(asSeen(corners)), wanted) }))
    .sort((a, b) => b.overlap - a.overlap)[0];
}
