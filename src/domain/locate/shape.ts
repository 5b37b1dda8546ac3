import type { OrientedBox, Point } from "../geometry.ts";

/** Strips of a single row of tablets reach about 1 : 6; an edge of the table in view is longer. */
const MOST_ASPECT = 6;
/** A rectangle reaches all the way into its corners, an ellipse to 0.71 of it, a pack with heavily rounded corners to 0.9. */
const CORNER = 0.85;
/** One corner may be torn or cut off; a disc has none, and two where the frame's edge cuts it. */
const LEAST_CORNERS = 3;

/** Whether a convex shape, whose smallest box is `box`, has the form of a blister pack. */
export function isPackShaped(hull: readonly Point[], box: OrientedBox): boolean {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  const filled = corners.filter(([along, across]) => reachInto(hull, box, along, across) > CORNER);
  return filled.length >= LEAST_CORNERS && box.length <= MOST_ASPECT * box.breadth;
}

/** How far the shape reaches toward a corner of the box: 0 in the box's centre, 1 at the corner. */
function reachInto(hull: readonly Point[], { centre, length, breadth, angle }: OrientedBox, along: 1 | -1, across: 1 | -1): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reaches = hull.map((point) => {
    const [dx, dy] = [point.x - centre.x, point.y - centre.y];
    return (along * (dx * cos + dy * sin)) / length + (across * (dy * cos - dx * sin)) / breadth;
  });
  return Math.max(...reaches);
}
