import type { Picture } from "../../domain/frame.ts";
import { normal } from "../statistics/normal.ts";

/** Grey levels: smoothness must not give away what was filled in. */
const NOISE = 2.55;

/** Near-optimal for holes as wide as the picture; SWEEPS bring the result within one grey level. */
const OVERRELAXATION = 1.95;
const SWEEPS = 100;

/**
 * Noisy linear imputation: each removed pixel becomes the weighted mean of its eight neighbours, a system of linear
 * equations solved by successive over-relaxation, plus noise. Rong et al., "A Consistent and Efficient Evaluation
 * Strategy for Attribution Methods", ICML 2022.
 */
export function imputed({ width, height, rgb }: Picture, removed: Iterable<number>, random: () => number): Picture {
  const places = Uint32Array.from(removed).sort();
  const filled = new Uint8ClampedArray(rgb);
  for (let colour = 0; colour < 3; colour++) {
    // A rim of zeros, which have no weight, saves asking whether a neighbour is inside.
    const stride = width + 2;
    const values = new Float32Array(stride * (height + 2));
    const inside = new Uint8Array(values.length);
    const cellOf = (place: number) => (Math.floor(place / width) + 1) * stride + (place % width) + 1;
    for (let place = 0; place < width * height; place++) {
      values[cellOf(place)] = rgb[3 * place + colour] as number;
      inside[cellOf(place)] = 1;
    }
    const cells = places.map(cellOf);
    const weights = Float32Array.from(cells, (cell) => aroundOf(inside, cell, stride));
    for (let sweep = 0; sweep < SWEEPS; sweep++) relax(values, { cells, weights, stride });
    places.forEach((place, index) => {
      filled[3 * place + colour] = (values[cells[index] as number] as number) + NOISE * normal(random);
    });
  }
  return { width, height, rgb: new Uint8Array(filled.buffer) };
}

interface Hole {
  readonly cells: Uint32Array;
  /** The total weight of each cell's neighbours. */
  readonly weights: Float32Array;
  readonly stride: number;
}

/** One sweep over the hole, moving each cell past the mean of its neighbours. */
function relax(values: Float32Array, { cells, weights, stride }: Hole): void {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as number;
    const mean = aroundOf(values, cell, stride) / (weights[index] as number);
    values[cell] = (values[cell] as number) + OVERRELAXATION * (mean - (values[cell] as number));
  }
}

/** The weighted sum of a cell's neighbours: 1/6 of each beside it, 1/12 of each at its corners. */
function aroundOf(values: Float32Array | Uint8Array, cell: number, stride: number): number {
  const [above, below] = [cell - stride, cell + stride];
  const beside = (values[above] as number) + (values[below] as number) + (values[cell - 1] as number) + (values[cell + 1] as number);
  const atCorners =
    (values[above - 1] as number) + (values[above + 1] as number) + (values[below - 1] as number) + (values[below + 1] as number);
  return beside / 6 + atCorners / 12;
}
