/**
 * A thread of the engine's process: shows one network one picture at a time. It blocks while it computes. The daemon wakes it through
 * a pipe of its own, and is answered through it: a byte is a slot's number.
 */
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { Fault } from "../../errors.ts";
import { SHARED_FD } from "../../process/child.ts";
import { collectNowAndThen } from "../../process/heap.ts";
import type { Computing } from "./arithmetic.ts";
import type { EngineJob, NetworkName } from "./engine-job.ts";
import type { FromEngine } from "./engine-messages.ts";
import type { Threads } from "./lanes.ts";
import { type Model, openModel } from "./onnx.ts";
import { normalizer } from "./preprocess.ts";
import { slotsIn } from "./slots.ts";

/** Their places among this process's open files. */
const SLOTS_FD: Readonly<Record<NetworkName, number>> = { backbone: SHARED_FD, locator: SHARED_FD + 1 };

export interface LaneTask {
  readonly network: NetworkName;
  readonly job: EngineJob;
  readonly threads: Threads;
  /** The file descriptor of this lane's pipe. */
  readonly pipe: number;
}

/** "try": run once for nothing and say how long it took. */
export type ToLane = "try" | "end";

export type FromLane =
  | ({ readonly say: "opened" } & Computing)
  | { readonly say: "tried"; readonly ms: number }
  | Extract<FromEngine, { readonly say: "refused" | "failed" }>;

const task: LaneTask = workerData;
const opened = openModel(task.job, task.threads);
let work: Promise<unknown> = opened.then(listen).catch(giveUp);
parentPort?.on("message", (message: ToLane) => {
  work = work.then(() => obey(message)).catch(giveUp);
});

async function obey(message: ToLane): Promise<void> {
  if (message === "end") process.exit();
  const startedMs = performance.now();
  await (await opened).run();
  tell({ say: "tried", ms: performance.now() - startedMs });
}

function listen(model: Model): void {
  const pipe = new Socket({ fd: task.pipe });
  // The daemon was killed: this process is about to end too.
  pipe.on("error", () => undefined);
  const compute = computing(model);
  async function answer(slot: number): Promise<void> {
    await compute(slot);
    pipe.write(Uint8Array.of(slot));
  }
  pipe.on("data", ([slot]: Uint8Array) => {
    work = work.then(() => answer(slot as number)).catch(giveUp);
  });
  tell({ say: "opened", ...model.computing });
}

function computing(model: Model): (slot: number) => Promise<void> {
  const { input, output } = task.job;
  const rgb = new Uint8Array(input.width * input.height * 3);
  const slots = slotsIn(SLOTS_FD[task.network], { cropBytes: rgb.length, features: output.channels * output.rows * output.columns });
  const normalize = normalizer(input);
  const collect = collectNowAndThen();
  return async (slot) => {
    slots.readCrop(slot, rgb);
    normalize(rgb, model.image);
    const startedMs = performance.now();
    await model.run();
    slots.writeAnswer(slot, { values: model.features, runMs: performance.now() - startedMs });
    collect();
  };
}

function giveUp(error: unknown): void {
  if (error instanceof Fault) tell({ say: "refused", code: error.code, detail: error.detail });
  else tell({ say: "failed", detail: error instanceof Error ? error.message : String(error) });
}

function tell(message: FromLane): void {
  parentPort?.postMessage(message);
}
