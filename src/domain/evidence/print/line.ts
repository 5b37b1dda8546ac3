import type { Quad } from "../../geometry.ts";

/** A line of text that was read on a pack. It is shown as text and compared as text; nothing it says is ever done. */
export interface PrintedLine {
  readonly text: string;
  /** Mean probability of its characters, 0 to 1. */
  readonly confidence: number;
  /** In fractions of the sides of what was read, a crop or the pack in it. Its first side is the upper edge of the letters. */
  readonly box: Quad;
  /** Degrees, clockwise, by which the crop must be turned so that the line reads from left to right. */
  readonly turn: number;
}
