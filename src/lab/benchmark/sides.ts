import type { Features } from "../../domain/evidence/features.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Provider } from "../../vision/engine/engine-job.ts";

/** One side of the comparison: the daemon's whole path from a picture to the screens. */
export interface Journey {
  /** Each frame follows once the view of the previous one has been shown. Returns milliseconds from frame to view. */
  oneByOne(frames: number): Promise<readonly number[]>;
  /** Every frame is ready before it is needed. Returns milliseconds per frame, from the first view to the last. */
  inARow(frames: number): Promise<number>;
  /** Frames come at this many a second or, if that is undefined, each as soon as there is room for it. Returns milliseconds from frame to view. */
  paced(frames: number, perSecond: number | undefined): Promise<readonly number[]>;
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

/** What is measured, and on what. */
export interface BenchParts {
  readonly bundle: Bundle;
  /** On the bundle's network and the provider. */
  readonly engine: Engine;
  readonly provider: Provider;
  /** An MJPEG file. */
  readonly recording: string;
}

/** Told how many more frames are done. */
export type Progress = (frames: number) => void;
