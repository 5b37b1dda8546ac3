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
