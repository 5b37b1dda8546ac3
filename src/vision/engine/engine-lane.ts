/** A thread of the engine's process: shows one network one picture at a time. It blocks while it computes. */
import { parentPort, workerData } from "node:worker_threads";
import { Fault } from "../../errors.ts";
import { SHARED_FD } from "../../process/child.ts";
import { collectNowAndThen } from "../../process/heap.ts";
import type { EngineJob, FromEngine, NetworkName } from "./engine-messages.ts";
import type { Threads } from "./lanes.ts";
import { openModel } from "./onnx.ts";
import { normalizer } from "./preprocess.ts";
import { slotsIn } from "./slots.ts";

/** Their places among this process's open files. */
const SLOTS_FD: Readonly<Record<NetworkName, number>> = { backbone: SHARED_FD, locator: SHARED_FD + 1 };

export interface LaneTask {
  readonly network: NetworkName;
  readonly job: EngineJob;
  readonly threads: Threads;
}

/** The slot of a picture, or the end of the work. */
export type ToLane = number | "end";

const answer = load(workerData);
let work: Promise<unknown> = answer.catch(giveUp);
parentPort?.on("message", (message: ToLane) => {
  work = work.then(() => obey(message)).catch(giveUp);
});

async function obey(message: ToLane): Promise<void> {
  if (message === "end") process.exit();
  await (await answer)(message);
}

async function load({ network, job, threads }: LaneTask): Promise<(slot: number) => Promise<void>> {
  const { input, output } = job;
  const rgb = new Uint8Array(input.width * input.height * 3);
  const slots = slotsIn(SLOTS_FD[network], { cropBytes: rgb.length, features: output.channels * output.rows * output.columns });
  const normalize = normalizer(input);
  const model = await openModel(job, threads);
  const collect = collectNowAndThen();
  tell({ say: "ready", provider: model.provider });
  return async (slot) => {
    slots.readCrop(slot, rgb);
    normalize(rgb, model.image);
    const startedMs = performance.now();
    const features = await model.run();
    const runMs = performance.now() - startedMs;
    slots.writeFeatures(slot, features);
    tell({ say: "ran", network, slot, runMs });
    collect();
  };
}

function giveUp(error: unknown): void {
  if (error instanceof Fault) tell({ say: "refused", code: error.code, detail: error.detail });
  else tell({ say: "failed", detail: error instanceof Error ? error.message : String(error) });
}

function tell(message: FromEngine): void {
  parentPort?.postMessage(message);
}
