import { crossing, distance, isConvex, type Line, type Point, type Quad, skewOf, surrounds } from "../geometry.ts";
import { smallestRectangle } from "../smallest-rectangle.ts";

/** A cell of a pack: its middle, and how far it says the nearest side of its pack is, in cells. */
export interface Cell extends Point {
  readonly side: number;
}

/** Distances above are not trusted: training tells none above 4. */
const TOLD = 3.2;
/** Only cells within this distance of a side say where it is; cells that put it BEYOND refer to another side. */
const NEAR = 5;
const BEYOND = 1.5;
/** Next to a corner, which may be round, another side is as near. */
const ROUND = 1.2;
/** Tangent by which a side may turn: packs are seen in perspective, not as kites. */
const STEEPEST = 0.35;
/** Share of a side along which cells must speak of it, at two places at least; where something cuts the pack off, few do. */
const SPREAD = 0.4;
/** The largest ratio of opposite sides that a camera above a tray can see. */
const MOST_SKEW = 2;
/** By how much the rectangle has to fit better to be taken. */
const SLACK = 0.03;

/** The smallest rectangle around a pack's own cells, then each side as a line through what the cells near it say. */
export function outlineOf(own: readonly Cell[], all: readonly Cell[]): Quad {
  const rectangle = smallestRectangle(own, 0.5);
  const near = own.filter(({ side }) => side < TOLD);
  let quad = rectangle;
  for (let round = 0; round < 3; round++) {
    const sides = quad.map((from, at) => sideNear(from, quad[(at + 1) % 4] as Point, near));
    const corner = (at: number) => crossing(sides[(at + 3) % 4] as Line, sides[at] as Line);
    quad = [corner(0), corner(1), corner(2), corner(3)];
  }
  const isSeen = isConvex(quad) && skewOf(quad) < MOST_SKEW;
  return isSeen && agreement(quad, own, all) >= agreement(rectangle, own, all) - SLACK ? quad : rectangle;
}

/** Intersection over union of the outline and the pack's own cells. */
function agreement(quad: Quad, own: readonly Cell[], all: readonly Cell[]): number {
  const [within, outlined] = [own, all].map((cells) => cells.filter((cell) => surrounds(quad, cell)).length) as [number, number];
  return within / (own.length + outlined - within);
}

/** Cells whose error is smaller than this are kept, however good the others are. */
const LEAST_ERROR = 0.15;

/** The side that the cells speak of, or the given one; least squares, twice again without the worst quarter. */
function sideNear(from: Point, to: Point, cells: readonly Cell[]): Line {
  const length = Math.max(distance(from, to), 1e-6);
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const told: { place: number; out: number; error: number }[] = [];
  for (const { x, y, side } of cells) {
    const place = (x - from.x) * along.x + (y - from.y) * along.y;
    const out = side - (y - from.y) * along.x + (x - from.x) * along.y;
    const toEnd = Math.min(place, length - place);
    if (side - out >= Math.min(NEAR, toEnd + 0.5) || out >= BEYOND || toEnd <= Math.min(ROUND, length / 5)) continue;
    told.push({ place, out, error: 0 });
  }
  if (new Set(told.map(({ place }) => Math.floor(place))).size < Math.max(SPREAD * length, 2)) return { from, along };
  let [kept, height, slope] = [told, 0, 0];
  for (let round = 0; round < 3; round++) {
    const sum = (value: (one: (typeof told)[number]) => number) => kept.reduce((total, one) => total + value(one), 0);
    const middle = sum(({ place }) => place) / kept.length;
    // The 2 keeps short sides from turning.
    slope = sum(({ place, out }) => (place - middle) * out) / (sum(({ place }) => (place - middle) ** 2) + 2);
    slope = Math.min(Math.max(slope, -STEEPEST), STEEPEST);
    height = sum(({ out }) => out) / kept.length - slope * middle;
    for (const one of told) one.error = Math.abs(one.out - height - slope * one.place);
    const errors = new Float64Array(told.map(({ error }) => error)).sort();
    const worst = Math.max(errors[Math.floor(0.75 * (errors.length - 1))] as number, LEAST_ERROR);
    kept = told.filter(({ error }) => error <= worst);
  }
  const moved = { x: from.x + height * along.y, y: from.y - height * along.x };
  return { from: moved, along: { x: along.x + slope * along.y, y: along.y - slope * along.x } };
}
