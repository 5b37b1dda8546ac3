import type { EngineJob } from "../../vision/engine/engine-job.ts";
import type { Threads } from "../../vision/engine/lanes.ts";

export type ToBare =
  /** Without `threads` the runtime's defaults apply. `rgb`: a crop as the engine receives it. */
  | { readonly say: "load"; readonly job: EngineJob; readonly threads: Threads | undefined; readonly rgb: Uint8Array }
  | { readonly say: "run"; readonly times: number };

export type FromBare =
  /** `strays`: whether some of its threads run on cores that were not meant for this process. */
  | { readonly say: "ready"; readonly runtime: string; readonly strays: boolean }
  /** Milliseconds per run. */
  | { readonly say: "ran"; readonly runsMs: readonly number[] }
  | { readonly say: "failed"; readonly detail: string };
