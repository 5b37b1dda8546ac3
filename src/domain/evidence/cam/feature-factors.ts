import { keptWith } from "../../kept-with.ts";
import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { type Head, weightsOf } from "../head.ts";
import { dot } from "../vector.ts";
import { positive } from "./positive.ts";

/** A pattern of channels, and how strongly each cell shows it. */
interface Factor {
  readonly pattern: Float64Array;
  readonly cells: Float64Array;
}

const FACTORS = 4;
const ROUNDS = 40;
/** Of a cell's squared length: what is left of one that the others make up is rounding. */
const NOTHING = 1e-9;

/**
 * Deep Feature Factorization: the features as a sum of few patterns, none of them negative, and of those the one that speaks most for
 * the row, cell by cell, times what it adds to the row: ReLU((w . pattern) cells). The patterns are found once for all rows. Collins,
 * Achanta and Süsstrunk, "Deep Feature Factorization For Concept Discovery", ECCV 2018.
 */
export function deepFeatureFactorization(features: Features, head: Head, row: number): ActivationMap {
  const { rows, columns } = features;
  const weights = weightsOf(head, row);
  const maps = factorsOf(features).map(({ pattern, cells }) => cells.map((strength) => strength * dot(weights, pattern)));
  const adds = maps.map((map) => map.reduce((sum, value) => sum + value, 0));
  const most = maps[adds.indexOf(Math.max(...adds))] ?? new Float64Array(rows * columns);
  return positive({ rows, columns, values: Array.from(most) });
}

const factorsOf = keptWith(factorized);

/** Multiplicative updates (Lee and Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000). */
function factorized(features: Features): readonly Factor[] {
  const { channels, rows, columns, values } = features;
  const planes = Array.from({ length: channels }, (_, channel) =>
    Float64Array.from(values.subarray(channel * rows * columns, (channel + 1) * rows * columns)),
  );
  const seen = Array.from({ length: rows * columns }, (_, cell) => Float64Array.from(planes, (plane) => plane[cell] as number));
  let patterns: readonly Float64Array[] = extremes(seen);
  let cells: readonly Float64Array[] = patterns.map((pattern) => Float64Array.from(seen, (one) => dot(one, pattern)));
  for (let round = 0; round < ROUNDS; round++) {
    cells = updated(cells, patterns, seen);
    patterns = updated(patterns, cells, planes);
  }
  return patterns.map((pattern, at) => ({ pattern, cells: cells[at] as Float64Array }));
}

/** One side of the product: each number times how much too small the product is along the other side. */
function updated(side: readonly Float64Array[], other: readonly Float64Array[], wanted: readonly Float64Array[]): Float64Array[] {
  const products = other.map((one) => other.map((two) => dot(one, two)));
  return side.map((factor, at) =>
    factor.map((value, place) => {
      const made = side.reduce((sum, one, index) => sum + (one[place] as number) * (products[at]?.[index] as number), 0);
      return made > 0 ? (value * dot(wanted[place] as Float64Array, other[at] as Float64Array)) / made : 0;
    }),
  );
}

/**
 * Cells to begin with: the strongest, then each time the one that those before make up least (successive projections: Araujo et al.,
 * Chemometrics and Intelligent Laboratory Systems 57, 2001).
 */
function extremes(seen: readonly Float64Array[]): Float64Array[] {
  const found: Float64Array[] = [];
  let left = seen.map((one) => one.slice());
  const strongest = Math.max(...seen.map((one) => dot(one, one)));
  while (found.length < FACTORS) {
    const lengths = left.map((one) => dot(one, one));
    const most = Math.max(...lengths);
    if (!(most > NOTHING * strongest)) break;
    const at = lengths.indexOf(most);
    const axis = left[at] as Float64Array;
    found.push((seen[at] as Float64Array).slice());
    left = left.map((one) => {
      const share = dot(one, axis) / most;
      return one.map((value, channel) => value - share * (axis[channel] as number));
    });
  }
  return found;
}
