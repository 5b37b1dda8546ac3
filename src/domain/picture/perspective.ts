import type { Point, Quad } from "../geometry.ts";

/** How a camera sees a rectangle, and the plane that it lies in. Places on it are fractions of its sides, also beyond it. */
export interface Perspective {
  seen(across: number, down: number): Point;
  /** The inverse. */
  lying(seen: Point): Point;
}

/**
 * The one perspective view of a rectangle in which it has these corners, first to last from the upper left: Heckbert,
 * "Fundamentals of Texture Mapping and Image Warping", University of California 1989, section 2.2.3; the inverse by the
 * adjoint of its matrix, section 2.2.1. Of a parallelogram it is affine.
 */
export function perspective([p, q, r, s]: Quad): Perspective {
  const skew = { x: p.x - q.x + r.x - s.x, y: p.y - q.y + r.y - s.y };
  const [right, below] = [
    { x: q.x - r.x, y: q.y - r.y },
    { x: s.x - r.x, y: s.y - r.y },
  ];
  const area = right.x * below.y - below.x * right.y;
  const g = (skew.x * below.y - below.x * skew.y) / area;
  const h = (right.x * skew.y - skew.x * right.y) / area;
  const [a, b, c] = [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x];
  const [d, e, f] = [q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y];
  return {
    seen(u, v) {
      const depth = g * u + h * v + 1;
      return { x: (a * u + b * v + c) / depth, y: (d * u + e * v + f) / depth };
    },
    lying({ x, y }) {
      const depth = (d * h - e * g) * x + (b * g - a * h) * y + a * e - b * d;
      return {
        x: ((e - f * h) * x + (c * h - b) * y + b * f - c * e) / depth,
        y: ((f * g - d) * x + (a - c * g) * y + c * d - a * f) / depth,
      };
    },
  };
}
