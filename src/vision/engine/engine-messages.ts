import type { FaultCode } from "../../errors.ts";

export type Provider = "cpu" | "cuda" | "tensorrt";

/** The backbone recognizes one pack, the locator finds the packs in a tray. */
export type NetworkName = "backbone" | "locator";

/** What the engine's process does, fixed for its lifetime. */
export type EngineJobs = Readonly<Record<NetworkName, EngineJob>>;

/** One network. */
export interface EngineJob {
  /** Absolute path of the ONNX model. */
  readonly file: string;
  readonly provider: Provider;
  readonly input: { readonly name: string; readonly width: number; readonly height: number; readonly mean: Rgb; readonly std: Rgb };
  readonly output: { readonly name: string; readonly channels: number; readonly rows: number; readonly columns: number };
}

export type Rgb = readonly [number, number, number];

/** Pictures and answers themselves travel through slots.ts. Runs may be answered out of order. */
export type ToEngine =
  | { readonly say: "load"; readonly jobs: EngineJobs }
  | { readonly say: "run"; readonly network: NetworkName; readonly slot: number };

export type FromEngine =
  /** Both networks have answered for the first time, on this provider as the runtime names it. */
  | { readonly say: "ready"; readonly provider: string }
  | { readonly say: "ran"; readonly network: NetworkName; readonly slot: number; readonly runMs: number }
  /** Permanent: a restart would not help. */
  | { readonly say: "refused"; readonly code: FaultCode; readonly detail: string }
  /** Last words before the process ends. */
  | { readonly say: "failed"; readonly detail: string };
