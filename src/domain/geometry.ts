/** A place in a picture: pixels from the left and from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A flat thing as a camera sees it: its corners clockwise on the screen. Of a pack, the first side is a long one; see longSideFirst. */
export type Quad = readonly [Point, Point, Point, Point];

/** A rectangle in any orientation. `length` is its long side and lies along `angle`. */
export interface OrientedBox {
  readonly centre: Point;
  /** Pixels. */
  readonly length: number;
  /** Pixels, at most `length`. */
  readonly breadth: number;
  /** Radians, clockwise on the screen from the x axis to the long side. */
  readonly angle: number;
}

/** Upper left corner first, then clockwise as seen along the box's own axes. */
export function corners(box: OrientedBox): Quad {
  const along = { x: (Math.cos(box.angle) * box.length) / 2, y: (Math.sin(box.angle) * box.length) / 2 };
  const across = { x: (-Math.sin(box.angle) * box.breadth) / 2, y: (Math.cos(box.angle) * box.breadth) / 2 };
  const corner = (a: number, b: number): Point => ({
    x: box.centre.x + a * along.x + b * across.x,
    y: box.centre.y + a * along.y + b * across.y,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Twice the area of the triangle from a over b to c: positive for a turn to the right on the screen. */
export function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

/** Mean of the first side and the one opposite. */
export function lengthOf([a, b, c, d]: Quad): number {
  return (distance(a, b) + distance(d, c)) / 2;
}

/** Mean of the other two sides. */
export function breadthOf([a, b, c, d]: Quad): number {
  return (distance(b, c) + distance(a, d)) / 2;
}

export function areaOf([a, b, c, d]: Quad): number {
  return Math.abs((c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x)) / 2;
}

/** Each corner moved by the same rule. */
export function mapped([a, b, c, d]: Quad, move: (corner: Point) => Point): Quad {
  return [move(a), move(b), move(c), move(d)];
}

/** The same corners, the first side a long one that points to the right or straight up: an angle in [-pi/2, pi/2). */
export function longSideFirst(quad: Quad): Quad {
  const [a, b, c, d] = lengthOf(quad) >= breadthOf(quad) ? quad : turned(quad);
  const [x, y] = [b.x - a.x + c.x - d.x, b.y - a.y + c.y - d.y];
  return x > 0 || (x === 0 && y < 0) ? [a, b, c, d] : [c, d, a, b];
}

/** By a quarter: the second side comes first. */
export function turned([a, b, c, d]: Quad): Quad {
  return [b, c, d, a];
}

/** Whether every corner turns right: the sides neither cross nor bend inwards. */
export function isConvex(quad: Quad): boolean {
  return quad.every((corner, at) => turn(corner, quad[(at + 1) % 4] as Point, quad[(at + 2) % 4] as Point) > 0);
}

/** How many times as long as the one opposite any side is, at most: 1 for a parallelogram. */
export function skewOf([a, b, c, d]: Quad): number {
  const [along, across] = [distance(a, b) / distance(d, c), distance(b, c) / distance(a, d)];
  return Math.max(along, 1 / along, across, 1 / across);
}

/** Whether the point lies on the inner side of each side of a convex shape. */
export function surrounds([a, b, c, d]: Quad, point: Point): boolean {
  return turn(a, b, point) >= 0 && turn(b, c, point) >= 0 && turn(c, d, point) >= 0 && turn(d, a, point) >= 0;
}

/** How deep the point lies inside a convex shape, whose corners turn right: to its nearest side; negative outside. */
export function depthIn(shape: readonly Point[], point: Point): number {
  return Math.min(
    ...shape.map((from, side) => {
      const to = shape[(side + 1) % shape.length] as Point;
      return turn(from, to, point) / distance(from, to);
    }),
  );
}

export function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Through a point, in a direction. */
export interface Line {
  readonly from: Point;
  readonly along: Point;
}

/** Where the lines cross; of parallel ones, half-way between their points. */
export function crossing({ from: a, along: u }: Line, { from: b, along: v }: Line): Point {
  const across = u.x * v.y - u.y * v.x;
  if (Math.abs(across) < 1e-6) return meanOf([a, b]);
  const way = ((b.x - a.x) * v.y - (b.y - a.y) * v.x) / across;
  return { x: a.x + way * u.x, y: a.y + way * u.y };
}

/** Around its middle, by these factors along the first side and at a right angle to it. */
export function stretched(quad: Quad, along: number, across: number): Quad {
  const [a, b] = quad;
  const [length, middle] = [distance(a, b), meanOf(quad)];
  const [cos, sin] = [(b.x - a.x) / length, (b.y - a.y) / length];
  return mapped(quad, ({ x, y }) => {
    const u = along * ((x - middle.x) * cos + (y - middle.y) * sin);
    const v = across * ((y - middle.y) * cos - (x - middle.x) * sin);
    return { x: middle.x + u * cos - v * sin, y: middle.y + u * sin + v * cos };
  });
}

/** By an angle around its middle, clockwise on the screen, and then by some pixels. */
export function moved(quad: Quad, angle: number, shift: Point): Quad {
  const middle = meanOf(quad);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return mapped(quad, ({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    return { x: middle.x + dx * cos - dy * sin + shift.x, y: middle.y + dx * sin + dy * cos + shift.y };
  });
}
