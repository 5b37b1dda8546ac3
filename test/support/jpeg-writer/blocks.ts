import type { Picture } from "../../../src/domain/frame.ts";

/** Samples per unit of the picture, across and down. */
export type Factors = readonly [number, number];

/** A component's quantized blocks, each of 64 coefficients in zigzag order, padded to whole units. */
export interface Blocks {
  readonly factors: Factors;
  /** Blocks of the picture itself, and of a padded row. */
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly at: readonly (readonly number[])[];
}

/** One quantization step for all coefficients. */
export const STEP = 4;

export function blocksOf(picture: Picture, component: number, factors: Factors, most: Factors): Blocks {
  const [across, down] = factors;
  const shrink = [most[0] / across, most[1] / down] as const;
  const unitsAcross = Math.ceil(picture.width / (8 * most[0]));
  const unitsDown = Math.ceil(picture.height / (8 * most[1]));
  const stride = unitsAcross * across;
  const at = Array.from({ length: stride * unitsDown * down }, (_, nth) => {
    const [left, top] = [8 * (nth % stride), 8 * Math.floor(nth / stride)];
    return transform((x, y) => mean(picture, component, (left + x) * shrink[0], (top + y) * shrink[1], shrink));
  });
  const columns = Math.ceil(Math.ceil((picture.width * across) / most[0]) / 8);
  const rows = Math.ceil(Math.ceil((picture.height * down) / most[1]) / 8);
  return { factors, columns, rows, stride, at };
}

/** Of the samples that become one, at the picture's edges repeated; -128 to 127. */
function mean(picture: Picture, component: number, left: number, top: number, [across, down]: Factors): number {
  let sum = 0;
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const column = Math.min(picture.width - 1, Math.floor(left) + x);
      const row = Math.min(picture.height - 1, Math.floor(top) + y);
      const [red = 0, green = 0, blue = 0] = picture.rgb.subarray(3 * (row * picture.width + column));
      const weights = WEIGHTS[component] ?? [0, 0, 0];
      sum += weights[0] * red + weights[1] * green + weights[2] * blue - (component === 0 ? 128 : 0);
    }
  return sum / across / down;
}

/** JFIF: brightness, blueness, redness. */
const WEIGHTS = [
  [0.299, 0.587, 0.114],
  [-0.168736, -0.331264, 0.5],
  [0.5, -0.418688, -0.081312],
] as const;

/** The discrete cosine transform, quantized, in zigzag order. */
function transform(sample: (x: number, y: number) => number): number[] {
  const rows = Array.from({ length: 8 }, (_, y) => cosines(Array.from({ length: 8 }, (__, x) => sample(x, y))));
  const columns = Array.from({ length: 8 }, (_, u) => cosines(rows.map((row) => row[u] ?? 0)));
  return ZIGZAG.map(([u, v]) => Math.round((columns[u]?.[v] ?? 0) / STEP));
}

function cosines(samples: readonly number[]): number[] {
  return samples.map((_, u) => {
    const sum = samples.reduce((so, sample, x) => so + sample * Math.cos(((2 * x + 1) * u * Math.PI) / 16), 0);
    return (sum / 2) * (u === 0 ? Math.SQRT1_2 : 1);
  });
}

/** Column and row, diagonal by diagonal. */
const ZIGZAG: readonly (readonly [number, number])[] = Array.from({ length: 15 }, (_, sum) =>
  Array.from({ length: 8 }, (__, nth): readonly [number, number] => (sum % 2 === 0 ? [nth, sum - nth] : [sum - nth, nth])).filter(
    ([u, v]) => u >= 0 && u < 8 && v >= 0 && v < 8,
  ),
).flat();
