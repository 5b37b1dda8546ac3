import type { FaultCode } from "../../errors.ts";

export type Provider = "cpu" | "cuda" | "tensorrt";

/** What the engine's process has to do for as long as it lives. */
export interface EngineJob {
  /** Absolute path of the ONNX model. */
  readonly file: string;
  readonly provider: Provider;
  readonly input: { readonly name: string; readonly side: number; readonly mean: Rgb; readonly std: Rgb };
  readonly output: { readonly name: string; readonly channels: number; readonly rows: number; readonly columns: number };
}

export type Rgb = readonly [number, number, number];

/** The crops and the features themselves travel through slots.ts. A run may be answered before one that was asked for earlier. */
export type ToEngine = { readonly say: "load"; readonly job: EngineJob } | { readonly say: "run"; readonly slot: number };

export type FromEngine =
  /** The model has answered a first time, on this provider in the runtime's own words. */
  | { readonly say: "ready"; readonly provider: string }
  | { readonly say: "ran"; readonly slot: number; readonly runMs: number }
  /** Will not heal by itself. */
  | { readonly say: "refused"; readonly code: FaultCode; readonly detail: string }
  /** Last words before the process ends. */
  | { readonly say: "failed"; readonly detail: string };
