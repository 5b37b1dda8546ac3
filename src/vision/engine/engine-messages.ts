import type { FaultCode } from "../../errors.ts";

export type Provider = "cpu" | "cuda" | "tensorrt";

/** What the engine's process does, fixed for its lifetime. */
export interface EngineJob {
  /** Absolute path of the ONNX model. */
  readonly file: string;
  readonly provider: Provider;
  readonly input: { readonly name: string; readonly side: number; readonly mean: Rgb; readonly std: Rgb };
  readonly output: { readonly name: string; readonly channels: number; readonly rows: number; readonly columns: number };
}

export type Rgb = readonly [number, number, number];

/** Crops and features themselves travel through slots.ts. Runs may be answered out of order. */
export type ToEngine = { readonly say: "load"; readonly job: EngineJob } | { readonly say: "run"; readonly slot: number };

export type FromEngine =
  /** The model has answered for the first time, on this provider as the runtime names it. */
  | { readonly say: "ready"; readonly provider: string }
  | { readonly say: "ran"; readonly slot: number; readonly runMs: number }
  /** Permanent: a restart would not help. */
  | { readonly say: "refused"; readonly code: FaultCode; readonly detail: string }
  /** Last words before the process ends. */
  | { readonly say: "failed"; readonly detail: string };
