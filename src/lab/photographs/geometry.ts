import type { Point } from "../../domain/geometry.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";

/** The smallest upright rectangle around the points. */
export function around(points: readonly Point[]): Rectangle {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The rectangle's corners after a turn about a point, clockwise on the screen, from the upper left one on. */
export function turned({ x, y, width, height }: Rectangle, degrees: number, about: Point): readonly Point[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  return corners.map((corner) => {
    const [dx, dy] = [corner.x - about.x, corner.y - about.y];
    return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos };
  });
}
