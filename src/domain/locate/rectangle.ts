import type { OrientedBox, Point } from "../geometry.ts";

/**
 * The rectangle of the least area around a convex shape. One of its sides lies along a side of the shape
 * (Freeman and Shapira 1975), so each is tried: shapes here have few corners.
 */
export function smallestRectangle(hull: readonly Point[]): OrientedBox {
  let best: OrientedBox | undefined;
  for (const [i, a] of hull.entries()) {
    const b = hull[(i + 1) % hull.length] ?? a;
    const box = boxAlong(hull, Math.atan2(b.y - a.y, b.x - a.x));
    if (best === undefined || box.length * box.breadth < best.length * best.breadth) best = box;
  }
  if (best === undefined) throw new RangeError("A rectangle needs points.");
  return best;
}

/** The rectangle around the points with a side in the given direction. */
export function boxAlong(points: readonly Point[], angle: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const centre = { x: u * cos - v * sin, y: u * sin + v * cos };
  const [wide, high] = [right - left, bottom - top];
  return wide >= high
    ? { centre, length: wide, breadth: high, angle: halfTurn(angle) }
    : { centre, length: high, breadth: wide, angle: halfTurn(angle + Math.PI / 2) };
}

/** The same direction, forward or backward, within [-pi/2, pi/2). */
function halfTurn(angle: number): number {
  const turns = Math.floor(angle / Math.PI + 0.5);
  return angle - turns * Math.PI;
}
