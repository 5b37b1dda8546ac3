import type { Features } from "../features.ts";

/** For every two cells, the product of their features summed over the channels, each channel times its weight squared; row by row. */
export function gram({ channels, rows, columns, values }: Features, weights?: ArrayLike<number>): readonly Float64Array[] {
  const cells = rows * columns;
  const products = Array.from({ length: cells }, () => new Float64Array(cells));
  for (let channel = 0; channel < channels; channel++) {
    const plane = values.subarray(channel * cells, (channel + 1) * cells);
    const square = (weights?.[channel] ?? 1) ** 2;
    products.forEach((row, cell) => {
      const here = square * (plane[cell] as number);
      if (here !== 0) for (let other = 0; other < cells; other++) row[other] = (row[other] as number) + here * (plane[other] as number);
    });
  }
  return products;
}
