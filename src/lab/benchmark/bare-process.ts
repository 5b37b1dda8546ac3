/** The network and nothing else: runs the session on a prepared tensor over and over, as the benchmark's baseline. */

import { type Model, openModel, runtimeVersion } from "../../vision/engine/onnx.ts";
import { normalizer } from "../../vision/engine/preprocess.ts";
import type { FromBare, ToBare } from "./bare-messages.ts";
import { hasStrayThreads } from "./processes.ts";

process.title = "blisterscope-bare";

let model: Model | undefined;
let work = Promise.resolve();
process.on("message", (message: ToBare) => {
  work = work.then(() => obey(message)).catch(end);
});
process.once("disconnect", () => process.exit());

async function obey(message: ToBare): Promise<void> {
  if (message.say === "load") model = await load(message);
  else if (model) tell({ say: "ran", runsMs: await timeRuns(model, message.times) });
}

async function load({ job, threads, rgb }: Extract<ToBare, { say: "load" }>): Promise<Model> {
  const loaded = await openModel(job, threads);
  normalizer(job.input)(rgb, loaded.image);
  tell({ say: "ready", runtime: runtimeVersion(), strays: hasStrayThreads() });
  return loaded;
}

async function timeRuns(loaded: Model, times: number): Promise<number[]> {
  const runsMs: number[] = [];
  for (let run = 0; run < times; run++) {
    const startedMs = performance.now();
    await loaded.run();
    runsMs.push(performance.now() - startedMs);
  }
  return runsMs;
}

function end(error: unknown): void {
  tell({ say: "failed", detail: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
}

function tell(message: FromBare, told?: () => void): void {
  process.send?.(message, undefined, undefined, () => told?.());
}
