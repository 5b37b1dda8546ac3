/**
 * The engine's own process: a few lanes, each with the model in a thread of its own, until the daemon goes away. This
 * thread computes nothing: it hands crops to lanes, and what lanes say to the daemon.
 */
import { once } from "node:events";
import { setPriority } from "node:os";
import { SHARE_ENV, Worker } from "node:worker_threads";
import { collectNowAndThen } from "../heap.ts";
import type { LaneTask, ToLane } from "./engine-lane.ts";
import type { FromEngine, ToEngine } from "./engine-messages.ts";
import { lanesOn } from "./lanes.ts";

/** Both lanes keep all cores busy: the daemon, which has the screen and the watchdog, must not wait for one. */
const NICE = 10;

process.title = "blisterscope-engine";
setPriority(NICE);
// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon decides when this process ends.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

interface Lane {
  readonly worker: Worker;
  /** With a crop, or with loading the model. */
  busy: boolean;
}

let lanes: readonly Lane[] = [];
/** Slots whose crops no lane has taken yet. */
const waiting: number[] = [];
const collect = collectNowAndThen();

process.on("message", (message: ToEngine) => {
  if (message.say === "load") lanes = lanesOn(message.job.provider).map((threads) => openLane({ job: message.job, threads }));
  else waiting.push(message.slot);
  handOut();
});
process.once("disconnect", async () => {
  await Promise.all(lanes.map(close));
  process.exit();
});

function openLane(task: LaneTask): Lane {
  const worker = new Worker(new URL("engine-lane.js", import.meta.url), { workerData: task, env: SHARE_ENV });
  const lane = { worker, busy: true };
  worker.on("message", (message: FromEngine) => {
    lane.busy = false;
    if (message.say !== "ready" || lanes.every(({ busy }) => !busy)) tellDaemon(message);
    handOut();
    collect();
  });
  return lane;
}

function handOut(): void {
  for (const lane of lanes) {
    const slot = lane.busy ? undefined : waiting.shift();
    if (slot === undefined) continue;
    lane.busy = true;
    tellLane(lane, slot);
  }
}

/** Resolves when the lane has done what it was given and left nothing behind. */
async function close(lane: Lane): Promise<void> {
  tellLane(lane, "end");
  await once(lane.worker, "exit");
}

function tellLane({ worker }: Lane, message: ToLane): void {
  worker.postMessage(message);
}

function tellDaemon(message: FromEngine): void {
  const last = message.say === "refused" || message.say === "failed";
  process.send?.(message, undefined, undefined, () => last && process.exit(1));
}
