import type { ParseArgsConfig } from "node:util";
import { Config } from "../config.ts";
import { openLog } from "../log.ts";
import type { Bundle } from "../vision/bundle/bundle.ts";
import { type Engine, openEngine } from "../vision/engine/engine.ts";
import type { Provider } from "../vision/engine/engine-messages.ts";
import { UsageError } from "./command.ts";

const { bundle, provider } = Config.parse({}).vision;

/** For commands that show pictures to a bundle's network. */
export const NETWORK_OPTIONS = {
  bundle: { type: "string", default: bundle },
  provider: { type: "string", default: provider },
} as const satisfies ParseArgsConfig["options"];

export const NETWORK_HELP = [
  "  --bundle DIR     the bundle; without it, the one that comes with the program",
  "  --provider NAME  what the network runs on: cpu (the default), cuda or tensorrt",
].join("\n");

/** Nobody waits at a screen: a slow machine may take its time. */
const TIMEOUT_MS = 60_000;

/** The bundle's network, for a command that ends by itself: a fault rejects `ready` or `run`, and so ends the command. */
export function openNetwork(bundle: Bundle, provider: string): Engine {
  return openEngine({ bundle, provider: providerNamed(provider), timeoutMs: TIMEOUT_MS, report: () => {}, log: openLog("silent") });
}

export function providerNamed(name: string): Provider {
  const provider = PROVIDERS.find((known) => known === name);
  if (provider === undefined) throw new UsageError(`--provider ${name}: there is ${PROVIDERS.join(", ")}.`);
  return provider;
}

const PROVIDERS = ["cpu", "cuda", "tensorrt"] as const satisfies readonly Provider[];
