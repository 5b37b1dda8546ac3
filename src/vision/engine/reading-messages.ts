import type { PackText } from "../../domain/evidence/print/pack-text.ts";
import type { ReadingFiles } from "../reading/models.ts";
import type { Provider } from "./engine-job.ts";

export interface ReadingJob {
  readonly files: ReadingFiles;
  /** Another than the CPU only with engines that were built for the sizes of what is read. */
  readonly provider: Provider;
  /** Of each session. */
  readonly threads: number;
  /** After so much time nothing more is begun. */
  readonly budgetMs: number;
}

/** A crop lies in the memory that both sides share. */
export interface ToReader {
  readonly say: "read";
  readonly id: number;
  readonly width: number;
  readonly height: number;
}

export interface ReadingTimes {
  readonly tookMs: number;
  /** Inside the runtime alone. */
  readonly runMs: number;
}

export type FromReader =
  /** The models are loaded: crops may come. */
  | { readonly say: "reads" }
  | ({ readonly say: "text"; readonly id: number; readonly text: PackText } & ReadingTimes)
  /** The models cannot be loaded, or the crop cannot be read. Frames go on. */
  | { readonly say: "unread"; readonly detail: string };
