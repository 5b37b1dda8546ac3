import type { EngineJob } from "../../vision/engine/engine-messages.ts";

export type ToBare =
  /** `rgb`: a crop as the engine gets it. */
  { readonly say: "load"; readonly job: EngineJob; readonly rgb: Uint8Array } | { readonly say: "run"; readonly times: number };

export type FromBare =
  | { readonly say: "ready"; readonly runtime: string }
  /** How long each run took, milliseconds. */
  | { readonly say: "ran"; readonly runsMs: readonly number[] }
  | { readonly say: "failed"; readonly detail: string };
