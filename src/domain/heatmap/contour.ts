import type { SmoothMap } from "./heatmap.ts";

/** A straight piece of a contour; both ends in fractions of the map's side, from the upper left. */
type Segment = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** The line between places above and below the level (marching squares; the places' centres are the grid's corners). */
export function contour(map: SmoothMap, level: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (let y = -1; y < map.side; y++) for (let x = -1; x < map.side; x++) segments.push(...inSquare(map, level, x, y));
  return segments;
}

function inSquare(map: SmoothMap, level: number, x: number, y: number): readonly Segment[] {
  const corners: readonly Corner[] = [
    { x, y, value: at(map, x, y) },
    { x: x + 1, y, value: at(map, x + 1, y) },
    { x: x + 1, y: y + 1, value: at(map, x + 1, y + 1) },
    { x, y: y + 1, value: at(map, x, y + 1) },
  ];
  const crossings = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % 4] ?? from;
    return from.value >= level === to.value >= level ? [] : [crossing(from, to, level, map.side)];
  });
  // Two crossings make one piece; four (a saddle) make two, either pairing of which is a true contour.
  const pieces: Segment[] = [];
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [a, b] = [crossings[index], crossings[index + 1]];
    if (a && b) pieces.push([a.x, a.y, b.x, b.y]);
  }
  return pieces;
}

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

function crossing(from: Corner, to: Corner, level: number, side: number): { x: number; y: number } {
  const share = (level - from.value) / (to.value - from.value);
  return { x: (from.x + share * (to.x - from.x) + 0.5) / side, y: (from.y + share * (to.y - from.y) + 0.5) / side };
}

/** Zero beyond the border, so that a contour reaching the border is closed along it. */
function at(map: SmoothMap, x: number, y: number): number {
  return x < 0 || y < 0 || x >= map.side || y >= map.side ? 0 : (map.values[y * map.side + x] ?? 0);
}
