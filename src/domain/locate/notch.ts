import type { Features } from "../evidence/features.ts";
import { depthIn, type Point } from "../geometry.ts";
import { convexHull } from "../smallest-rectangle.ts";
import { LIKELY } from "./groups.ts";

/** A contour that comes this deep into its convex hull, in cells, leaves a notch. What lies deeper all around is a hole: a lamp is mirrored there. */
const NOTCH = 1.6;
const HOLE = 3;
/** One point of the contour may be an error of the network. */
const FEWEST = 2;

const WAYS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Whether these cells leave a notch in their convex hull: one pack is convex, two that were taken for one rarely are. */
export function isNotched(own: readonly number[], maps: Features): boolean {
  const contour = contourOf(own, maps);
  const hull = convexHull(contour);
  const depths = contour.map((point) => depthIn(hull, point));
  return depths.filter((depth) => depth > NOTCH && depth < HOLE).length >= FEWEST;
}

/** Where, on the way from a cell to its neighbour, the probability that a pack is seen falls below LIKELY. */
function contourOf(own: readonly number[], { columns, rows, values }: Features): Point[] {
  const mine = new Set(own);
  return own.flatMap((cell) => {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    return WAYS.flatMap(([right, down]) => {
      const next = cell + right + down * columns;
      const isMapped = x + right >= 0 && x + right < columns && y + down >= 0 && y + down < rows;
      if (isMapped && mine.has(next)) return [];
      const [here, there] = [values[cell] as number, isMapped ? (values[next] as number) : 1];
      const share = there < LIKELY ? (here - LIKELY) / (here - there) : 0.5;
      return [{ x: x + share * right, y: y + share * down }];
    });
  });
}
