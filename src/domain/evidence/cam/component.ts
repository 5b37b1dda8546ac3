import type { ActivationMap } from "../evidence.ts";
import type { Features } from "../features.ts";
import { leadingEigenvector } from "./leading-eigenvector.ts";
import { positive } from "./positive.ts";

/**
 * The first component of cells whose products these are, where each of them lies on it: the leading eigenvector times the root of its
 * eigenvalue. It has no sign of its own, and gets that of `like`, a number a cell.
 */
export function firstComponent(
  { rows, columns }: Pick<Features, "rows" | "columns">,
  products: readonly Float64Array[],
  like: ArrayLike<number>,
): ActivationMap {
  const { vector, value } = leadingEigenvector(products);
  const along = vector.reduce((sum, component, cell) => sum + component * (like[cell] as number), 0);
  const scale = Math.sqrt(Math.max(0, value)) * (along < 0 ? -1 : 1);
  return positive({ rows, columns, values: Array.from(vector, (component) => component * scale) });
}
