import type { Picture } from "../frame.ts";
import type { LocatedPack } from "../locate/locate.ts";

/** How good a picture is; each value is independent of the picture's size. */
export interface Quality {
  /** Variance of the Laplacian over the pack (or the whole picture when the tray is empty), 8-bit grey at a fixed scale. */
  readonly sharpness: number;
  /** Mean grey, 0 to 255. */
  readonly luminance: number;
  /** Share of burnt out pixels, 0 to 1: of the pack's or of the whole picture's, whichever is larger. */
  readonly glare: number;
  /** Mean absolute change of grey against the frame before, 0 to 255. */
  readonly motion: number;
}

/** What lies in the tray, before asking which medicine it is. */
export interface Scene {
  /** The decoded frame, perhaps at a whole fraction of the camera's size. */
  readonly picture: Picture;
  /** In pixels of `picture`, largest first. */
  readonly packs: readonly LocatedPack[];
  readonly quality: Quality;
  /** Grows whenever what lies in the tray changes: frames with the same number show the same things in the same places. */
  readonly tray: number;
}

/** Why the network is not asked about a frame. */
export type GateReason = "empty" | "moving" | "two-packs" | "cut-off" | "covered" | "blurred" | "glare" | "dark";
