import type { Features } from "../../domain/evidence/features.ts";
import type { Picture } from "../../domain/frame.ts";

/** One side of the comparison: the daemon's whole way from a picture to the screens. */
export interface Journey {
  /** Each frame comes when the view of the one before has been shown. Milliseconds from a frame to its view. */
  oneByOne(frames: number): Promise<readonly number[]>;
  /** Every frame is there as soon as it is wanted. Milliseconds a frame, from the first view to the last. */
  inARow(frames: number): Promise<number>;
}

/**
 * The other side: the same network and nothing around it, with the runtime's defaults, as anybody's first program has it.
 * Milliseconds of each run, back to back.
 */
export interface Bare {
  run(times: number): Promise<readonly number[]>;
}

/** The network as the daemon has it. */
export interface Network {
  run(crop: Picture): Promise<Features>;
}

/** The sides take turns, so that a slow moment of the machine meets both. */
export interface Sides {
  readonly journey: Journey;
  readonly bare: Bare;
}

/** Told how many frames have been dealt with since the last time. */
export type Progress = (frames: number) => void;
