import { products } from "../domain/evidence/products.ts";
import type { Space } from "../domain/evidence/space.ts";
import { dot } from "../domain/evidence/vector.ts";
import type { Views } from "./scatter.ts";

/**
 * Views added up, as far as the space tells them apart. The sum of two sets of views is that of their standings, so that a side that
 * grows is not projected anew.
 */
export interface Standing {
  /** Seen from the space's center, by channel. */
  readonly moved: Float64Array;
  /** Along the directions that the space stretches otherwise than the rest. */
  readonly along: Float64Array;
  /** Of the stretched vector. */
  readonly length: number;
}

/**
 * How alike views are in a space: the cosine between their stretched means. As W = r I + B (G - r I) B', with the few directions B
 * whose gains G differ from the rest's r, the product of two stretched vectors is r^2 <a, b> and a little along each of the few.
 */
export function standingsIn({ channels, center, basis, gains, residualGain }: Space) {
  const stretched = [...gains.keys()].filter((row) => gains[row] !== residualGain);
  const directions = new Float64Array(stretched.length * channels);
  stretched.forEach((row, index) => {
    directions.set(basis.subarray(row * channels, (row + 1) * channels), index * channels);
  });
  const beyond = Float64Array.from(stretched, (row) => (gains[row] as number) ** 2 - residualGain ** 2);

  function standing(moved: Float64Array, along: Float64Array): Standing {
    return { moved, along, length: Math.sqrt(Math.max(0, product({ moved, along }, { moved, along }))) };
  }

  function product(a: Omit<Standing, "length">, b: Omit<Standing, "length">): number {
    return beyond.reduce(
      (sum, more, row) => sum + more * (a.along[row] as number) * (b.along[row] as number),
      residualGain ** 2 * dot(a.moved, b.moved),
    );
  }

  return {
    of(views: Views): Standing {
      const moved = new Float64Array(channels);
      for (const view of views)
        for (let k = 0; k < channels; k++) moved[k] = (moved[k] as number) + (view[k] as number) - (center[k] as number);
      return standing(moved, products(directions, moved, new Float64Array(stretched.length)));
    },
    together: (a: Standing, b: Standing): Standing => standing(added(a.moved, b.moved), added(a.along, b.along)),
    likeness(a: Standing, b: Standing): number {
      const lengths = a.length * b.length;
      return lengths > 0 ? product(a, b) / lengths : 0;
    },
  };
}

function added(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value + (b[index] as number));
}
