/** A place in a picture: pixels from the left and from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in any orientation. `length` is its long side and lies along `angle`. */
export interface OrientedBox {
  readonly centre: Point;
  /** Pixels. */
  readonly length: number;
  /** Pixels, at most `length`. */
  readonly breadth: number;
  /** Radians in [-pi/2, pi/2), clockwise on the screen from the x axis to the long side. */
  readonly angle: number;
}

/** Upper left corner first, then clockwise as seen along the box's own axes. */
export function corners(box: OrientedBox): readonly [Point, Point, Point, Point] {
  const along = { x: (Math.cos(box.angle) * box.length) / 2, y: (Math.sin(box.angle) * box.length) / 2 };
  const across = { x: (-Math.sin(box.angle) * box.breadth) / 2, y: (Math.cos(box.angle) * box.breadth) / 2 };
  const corner = (a: number, b: number): Point => ({
    x: box.centre.x + a * along.x + b * across.x,
    y: box.centre.y + a * along.y + b * across.y,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
