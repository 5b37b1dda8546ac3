import { median } from "./quantile.ts";

type Triple = readonly [number, number, number];

/** A colour seen at a place; places run from -1 to 1 across the frame and down it. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly colour: Triple;
}

/** Light that changes evenly: for each channel its value in the middle of the frame and its slopes along x and along y. */
export type ColourPlane = readonly [Triple, Triple, Triple];

const ROUNDS = 6;

/**
 * The plane on which most samples lie, however far off the others are: least squares, repeated with weights that fade
 * with the distance from the last plane (Geman and McClure's estimator, scaled by the median distance).
 */
export function fitPlane(samples: readonly Sample[]): ColourPlane {
  let plane = levelPlane(samples);
  for (let round = 0; round < ROUNDS; round++) {
    const distances = Float32Array.from(samples, (sample) => distance(sample, plane));
    const scale = 1 + 2 * median(distances);
    plane = leastSquares(
      samples,
      distances.map((d) => 1 / (1 + (d / scale) ** 2) ** 2),
    );
  }
  return plane;
}

export function colourAt(plane: ColourPlane, x: number, y: number): Triple {
  const place: Triple = [1, x, y];
  return [dot(plane[0], place), dot(plane[1], place), dot(plane[2], place)];
}

function levelPlane(samples: readonly Sample[]): ColourPlane {
  const level = (channel: 0 | 1 | 2): Triple => [median(Float32Array.from(samples, (sample) => sample.colour[channel])), 0, 0];
  return [level(0), level(1), level(2)];
}

function distance({ x, y, colour }: Sample, plane: ColourPlane): number {
  const [red, green, blue] = colourAt(plane, x, y);
  return Math.abs(colour[0] - red) + Math.abs(colour[1] - green) + Math.abs(colour[2] - blue);
}

/** The weighted normal equations, whose matrix is the same for every channel. */
function leastSquares(samples: readonly Sample[], weights: Float32Array): ColourPlane {
  const sum = (value: (at: Sample) => number): number => samples.reduce((total, at, i) => total + (weights[i] ?? 0) * value(at), 0);
  const x = sum((at) => at.x);
  const y = sum((at) => at.y);
  const xy = sum((at) => at.x * at.y);
  const matrix = [
    [sum(() => 1), x, y],
    [x, sum((at) => at.x ** 2), xy],
    [y, xy, sum((at) => at.y ** 2)],
  ] as const;
  const channel = (c: 0 | 1 | 2): Triple =>
    solve(matrix, [sum((at) => at.colour[c]), sum((at) => at.x * at.colour[c]), sum((at) => at.y * at.colour[c])]);
  return [channel(0), channel(1), channel(2)];
}

/** Cramer's rule for a symmetric matrix, whose rows are its columns. */
function solve([a, b, c]: readonly [Triple, Triple, Triple], right: Triple): Triple {
  const volume = dot(a, cross(b, c));
  return [dot(right, cross(b, c)) / volume, dot(a, cross(right, c)) / volume, dot(a, cross(b, right)) / volume];
}

function cross(a: Triple, b: Triple): Triple {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
