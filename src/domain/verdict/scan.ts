import type { Code } from "../codes/code.ts";
import type { Comparison } from "../codes/contradiction.ts";

/** A code that was scanned under an order, and what it says of the ordered item. */
export interface Scan {
  /** The order's id. */
  readonly verification: string;
  /** As the scanner sent it (`raw`), and what was read in it. */
  readonly code: Code;
  readonly comparison: Comparison;
}
