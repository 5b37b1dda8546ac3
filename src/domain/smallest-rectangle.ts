import { areaOf, corners, type Point, type Quad, turn } from "./geometry.ts";

/**
 * The rectangle of least area around the points, each side moved out by `margin`. One side lies along a side of the convex
 * hull (Freeman and Shapira 1975), so each of these is tried: the hull of cells has few.
 */
export function smallestRectangle(points: readonly Point[], margin = 0): Quad {
  const hull = convexHull(points);
  const tried = hull.map((from, side) => {
    const to = hull[(side + 1) % hull.length] as Point;
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    return { angle, area: areaOf(rectangleAround(hull, angle, 0)) };
  });
  const { angle } = tried.reduce((best, other) => (other.area < best.area ? other : best));
  return rectangleAround(hull, angle, margin);
}

/** The corners of the smallest convex shape around the points (Andrew's monotone chain), clockwise on the screen. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.y - b.y || a.x - b.x);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** One half of the hull, without its last point, which begins the other half. */
function chain(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    while (hull.length > 1 && turn(hull.at(-2) as Point, hull.at(-1) as Point, point) <= 0) hull.pop();
    hull.push(point);
  }
  return hull.slice(0, -1);
}

function rectangleAround(points: readonly Point[], angle: number, margin: number): Quad {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = points.map(({ x, y }) => x * cos + y * sin);
  const across = points.map(({ x, y }) => y * cos - x * sin);
  const [left, right, top, bottom] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const centre = { x: u * cos - v * sin, y: u * sin + v * cos };
  return corners({ centre, length: right - left + 2 * margin, breadth: bottom - top + 2 * margin, angle });
}
