import { longSideFirst, type Point, type Quad } from "../geometry.ts";

/** A rectangle that stands upright in its picture, in pixels from the left and from the top. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest upright rectangle around the corners. */
export function boundsOf(quad: Quad): Rectangle {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The rectangle's corners, a long side first. */
export function asQuad({ x, y, width, height }: Rectangle): Quad {
  const [right, bottom] = [x + width, y + height];
  return longSideFirst([
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ]);
}

/** Intersection over union: 1 when the two are the same, 0 when they do not meet. */
export function overlap(a: Rectangle, b: Rectangle): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared / (a.width * a.height + b.width * b.height - shared);
}

export function holds({ x, y, width, height }: Rectangle, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

/** The rectangle in a picture that is `factor` times as large. */
export function scaled({ x, y, width, height }: Rectangle, factor: number): Rectangle {
  return { x: x * factor, y: y * factor, width: width * factor, height: height * factor };
}
