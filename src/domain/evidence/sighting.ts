import type { Picture } from "../frame.ts";
import type { Quad } from "../geometry.ts";
import type { Evidence } from "./evidence.ts";
import type { Features } from "./features.ts";

/** One pack as the network saw it; the features are kept, so that any map can be drawn without a second pass. */
export interface Sighting {
  /** In pixels of the scene's picture. */
  readonly box: Quad;
  /** The network's input before normalization. */
  readonly crop: Picture;
  readonly features: Features;
  readonly evidence: Evidence;
}
