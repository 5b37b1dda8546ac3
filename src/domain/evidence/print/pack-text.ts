import type { PrintedLine } from "./line.ts";

/** What was read on a pack: everything about it that is no picture. */
export interface PackText {
  /** Those with the tallest letters first. */
  readonly lines: readonly PrintedLine[];
  /** The codes in the picture, each as a scanner would send it, symbology identifier first. */
  readonly codes: readonly string[];
}
