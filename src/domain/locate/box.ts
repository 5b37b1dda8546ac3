import type { OrientedBox, Point } from "../geometry.ts";

/** Where a box begins and ends along its own axes: the x and y axes, turned by its angle around the picture's corner. */
interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The box of least area around a convex shape. One of its sides lies along a side of the shape (Freeman and Shapira
 * 1975), so each of these is tried: shapes made of cells have few.
 */
export function smallestBox(hull: readonly Point[]): OrientedBox {
  let best = boxAround(hull, 0);
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] ?? from;
    const box = boxAround(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (box.length * box.breadth < best.length * best.breadth) best = box;
  }
  return best;
}

/** The box with these sides. Its angle is the given one or a right angle more, whichever is its long side's. */
export function boxBetween({ left, right, top, bottom }: Sides, angle: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const centre = { x: u * cos - v * sin, y: u * sin + v * cos };
  const [wide, high] = [right - left, bottom - top];
  return wide >= high
    ? { centre, length: wide, breadth: high, angle: halfTurn(angle) }
    : { centre, length: high, breadth: wide, angle: halfTurn(angle + Math.PI / 2) };
}

function boxAround(points: readonly Point[], angle: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  return boxBetween({ left, right, top, bottom }, angle);
}

/** The angle of the same line within [-pi/2, pi/2). */
function halfTurn(angle: number): number {
  return angle - Math.PI * Math.floor(angle / Math.PI + 0.5);
}
