import { join } from "node:path";
import type { Bundle } from "../bundle/bundle.ts";
import type { Provider } from "../engine/engine-job.ts";
import type { ReadingFiles } from "../reading/models.ts";
import { keyOf } from "./engine-set.ts";
import { graphsOf } from "./graphs.ts";
import { installedModels, type Models } from "./installed.ts";
import { type Machine, readMachine } from "./machine.ts";

/** The files that an engine's process loads, and what reads print on. */
export interface Networks {
  readonly backbone: string;
  readonly locator: string;
  readonly reading: { readonly files: ReadingFiles; readonly provider: Provider } | undefined;
}

interface Options {
  readonly bundle: Pick<Bundle, "backbone" | "locator">;
  readonly reading: ReadingFiles | undefined;
  readonly provider: Provider;
  readonly installDir: string;
  readonly machine?: () => Machine;
}

/** Those of the bundle, or on TensorRT the engines that were made of them. Throws Fault MODEL_PROVIDER. */
export async function networksFor({ bundle, reading, provider, installDir, machine = readMachine }: Options): Promise<Networks> {
  if (provider !== "tensorrt")
    return { backbone: bundle.backbone, locator: bundle.locator, reading: reading && { files: reading, provider: "cpu" } };
  const key = await keyOf(graphsOf(bundle, reading), machine());
  return engineNetworks(reading, await installedModels(enginesIn(installDir), key));
}

/** The same networks as engines: `models` has one of each. */
export function engineNetworks(reading: Options["reading"], models: Models): Networks {
  const { backbone, locator, ...readers } = models;
  const files = reading && { ...reading, ...readers };
  return { backbone, locator, reading: files && { files, provider: "tensorrt" } };
}

/** The folder of the engine sets. */
export function enginesIn(installDir: string): string {
  return join(installDir, "engines");
}
