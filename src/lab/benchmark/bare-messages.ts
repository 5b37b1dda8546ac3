import type { EngineJob } from "../../vision/engine/engine-messages.ts";

export type ToBare =
  /** `rgb`: a crop as the engine receives it. */
  { readonly say: "load"; readonly job: EngineJob; readonly rgb: Uint8Array } | { readonly say: "run"; readonly times: number };

export type FromBare =
  | { readonly say: "ready"; readonly runtime: string }
  /** Milliseconds per run. */
  | { readonly say: "ran"; readonly runsMs: readonly number[] }
  | { readonly say: "failed"; readonly detail: string };
