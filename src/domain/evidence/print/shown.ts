import type { Quad } from "../../geometry.ts";

/** The words on the pack that speak for the ordered item, or against it. They are only ever shown as text. */
export interface PrintShown {
  readonly words: readonly string[];
  /** The lines that they stand in, in fractions of the pack's sides, which lies as in the explanation's crop. */
  readonly boxes: readonly Quad[];
}
