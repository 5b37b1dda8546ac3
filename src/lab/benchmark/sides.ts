import type { Features } from "../../domain/evidence/features.ts";
import type { Picture } from "../../domain/frame.ts";

/** One side of the comparison: the daemon's whole path from a picture to the screens. */
export interface Journey {
  /** Each frame follows once the view of the previous one has been shown. Returns milliseconds from frame to view. */
  oneByOne(frames: number): Promise<readonly number[]>;
  /** Every frame is ready before it is needed. Returns milliseconds per frame, from the first view to the last. */
  inARow(frames: number): Promise<number>;
}

/**
 * The other side: the same network with nothing around it, on the number of threads that is the best for it.
 * Returns milliseconds per run, back to back.
 */
export interface Bare {
  run(times: number): Promise<readonly number[]>;
}

/** The network as the daemon runs it. */
export interface Network {
  run(crop: Picture): Promise<Features>;
}

/** The sides take turns, so that a slow moment of the machine hits both. */
export interface Sides {
  readonly journey: Journey;
  readonly bare: Bare;
}

/** Told how many more frames are done. */
export type Progress = (frames: number) => void;
