import type { Head } from "../../src/domain/evidence/head.ts";
import { plainHead } from "./plain-head.ts";

/** A head of these rows of weights, the first for item "a", the second for "b" and so on. */
export function smallHead(weights: readonly (readonly number[])[]): Head {
  const rows = weights.map((_, row) => ({ item: String.fromCharCode(97 + row), face: "print" }));
  return plainHead(rows, weights.flat());
}
