import type { Thumbnail } from "../tray/thumbnail.ts";

/** What is kept of one picture, about once a second, to judge the camera by. */
export interface Glance {
  /** On the monotonic clock. */
  readonly atMs: number;
  readonly grey: Thumbnail;
  /** Of the picture as the camera sends it, pixels. */
  readonly width: number;
  readonly height: number;
  readonly packs: number;
  /** Whether something lies on a pack or against it. */
  readonly covered: boolean;
  /** Mean absolute change of grey against the frame before, 0 to 255. */
  readonly motion: number;
  /** See grainOf. */
  readonly sharpness: number;
}

/** The tray with nothing in it, as it should look. */
export type EmptyTray = Pick<Glance, "grey" | "sharpness">;

/** Mean change of grey of a tray at rest: noise and the flicker of lamps make 3 at most. */
export const STILL = 4;

/** Whether the tray is empty and nothing moves: then the picture shows the tray itself. */
export function showsTray({ packs, motion }: Pick<Glance, "packs" | "motion">): boolean {
  return packs === 0 && motion <= STILL;
}
