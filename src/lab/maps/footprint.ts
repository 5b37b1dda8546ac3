import type { Point } from "../../domain/geometry.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";

/** The places of a square that something covers: `side` x `side` of them row by row, 1 inside and 0 outside. */
export interface Footprint {
  readonly side: number;
  readonly inside: Uint8Array;
}

/** Every place whose middle lies in one of the polygons, whose corners are measured in places from the upper left. */
export function footprintOf(polygons: readonly (readonly Point[])[], side: number): Footprint {
  const inside = Uint8Array.from({ length: side * side }, (_, at) => {
    const middle = { x: (at % side) + 0.5, y: Math.floor(at / side) + 0.5 };
    return polygons.some((polygon) => surrounds(polygon, middle)) ? 1 : 0;
  });
  return { side, inside };
}

/** The share of the square that is covered. */
export function areaOf({ inside }: Footprint): number {
  return inside.reduce((sum, one) => sum + one, 0) / inside.length;
}

/** The smallest upright rectangle around everything inside; empty when nothing is. */
export function boundsOf({ side, inside }: Footprint): Rectangle {
  let [left, top, right, bottom] = [side, side, 0, 0];
  inside.forEach((one, at) => {
    if (one === 0) return;
    const [x, y] = [at % side, Math.floor(at / side)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
  });
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** By the even-odd rule. */
function surrounds(polygon: readonly Point[], { x, y }: Point): boolean {
  let crossed = false;
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length] ?? from;
    if (from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) crossed = !crossed;
  });
  return crossed;
}
