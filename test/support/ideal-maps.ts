import type { Features } from "../../src/domain/evidence/features.ts";
import { depthIn, meanOf, type Quad, surrounds } from "../../src/domain/geometry.ts";
import { HEIGHT, MAPS, STRIDE, WIDTH } from "../../src/domain/locate/letterbox.ts";

/** Farther than this training tells nothing. */
const FARTHEST = 4;

/** What a perfect locator would say about packs at these places, in pixels of its picture; earlier ones lie on top. */
export function idealMaps(packs: readonly Quad[]): Features {
  const [columns, rows] = [WIDTH / STRIDE, HEIGHT / STRIDE];
  const size = columns * rows;
  const values = new Float32Array(MAPS * size);
  const middles = Array.from({ length: size }, (_, cell) => ({
    x: STRIDE * ((cell % columns) + 0.5),
    y: STRIDE * (Math.floor(cell / columns) + 0.5),
  }));
  const owners = middles.map((middle) => packs.findIndex((pack) => surrounds(pack, middle)));
  packs.forEach((pack, number) => {
    const own = middles.filter((_, cell) => owners[cell] === number);
    if (own.length === 0) return;
    const centre = meanOf(own);
    middles.forEach((middle, cell) => {
      if (owners[cell] !== number) return;
      values[cell] = 1;
      values[2 * size + cell] = (centre.x - middle.x) / STRIDE;
      values[3 * size + cell] = (centre.y - middle.y) / STRIDE;
      values[4 * size + cell] = Math.min(FARTHEST, depthIn(pack, middle) / STRIDE);
    });
  });
  return { channels: MAPS, rows, columns, values };
}
