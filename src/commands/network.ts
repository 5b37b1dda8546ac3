import { Option } from "@commander-js/extra-typings";
import { Config } from "../config.ts";
import type { ReportFault } from "../errors.ts";
import { openLog } from "../log.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { type Engine, openEngine } from "../vision/engine/engine.ts";
import type { Provider } from "../vision/engine/engine-job.ts";
import type { ReadingFiles } from "../vision/reading/models.ts";

const { bundle, provider } = Config.parse({}).vision;

export const BUNDLE = new Option("--bundle <folder>", "the model bundle").default(bundle, "the one that comes with the program");

export const PROVIDER = new Option("--provider <name>", "what the network runs on")
  .choices(["cpu", "cuda", "tensorrt"] as const satisfies readonly Provider[])
  .default(provider);

/** Nobody waits at a screen, so a slow machine may take its time: an emulated one that is busy took more than a minute for a picture. */
const TIMEOUT_MS = 600_000;

/**
 * The bundle's networks, loaded, for a command that ends by itself: a fault rejects `run`, and so ends the command. `files`: also reads
 * print, on `readsOn`. `report`: told what becomes of it later.
 */
export async function openNetwork(
  bundle: Pick<Bundle, "backbone" | "locator" | "card">,
  provider: Provider,
  files?: ReadingFiles,
  readsOn: Provider = "cpu",
  report: ReportFault = () => {},
): Promise<Engine> {
  const reading = files && { files, provider: readsOn, timeoutMs: TIMEOUT_MS };
  const engine = openEngine({ bundle, provider, timeoutMs: TIMEOUT_MS, reading, report, log: openLog("silent") });
  try {
    await engine.ready();
    return engine;
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
}
