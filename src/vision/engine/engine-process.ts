/**
 * The engine's own process: a few lanes, each with the model in a thread of its own, until the daemon goes away. This
 * thread computes nothing: it passes slots to the lanes and their messages to the daemon.
 */
import { once } from "node:events";
import { setPriority } from "node:os";
import { SHARE_ENV, Worker } from "node:worker_threads";
import { collectNowAndThen } from "../../process/heap.ts";
import type { LaneTask, ToLane } from "./engine-lane.ts";
import type { EngineJobs, FromEngine, NetworkName, ToEngine } from "./engine-messages.ts";
import { lanesOn, type Threads } from "./lanes.ts";

/** The lanes keep all cores busy: the daemon, which has the screen and the watchdog, must not wait for a core. */
const NICE = 10;

process.title = "blisterscope-engine";
setPriority(NICE);
// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon decides when this process ends.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

interface Lane {
  readonly worker: Worker;
  state: "loading" | "idle" | "computing";
}

let alone: Lane | undefined;
let queue: readonly Lane[] = [];
let locator: Lane | undefined;
/** Slots whose pictures no lane has taken yet. */
const waiting: Readonly<Record<NetworkName, number[]>> = { backbone: [], locator: [] };
const collect = collectNowAndThen();

process.on("message", (message: ToEngine) => {
  if (message.say === "load") openLanes(message.jobs);
  else waiting[message.network].push(message.slot);
  handOut();
});
process.once("disconnect", async () => {
  await Promise.all(lanes().map(close));
  process.exit();
});

function openLanes(jobs: EngineJobs): void {
  const plan = lanesOn(jobs.backbone.provider);
  const open = (network: NetworkName, threads: Threads) => openLane({ network, job: jobs[network], threads });
  alone = open("backbone", plan.alone);
  queue = plan.queue.map((threads) => open("backbone", threads));
  locator = open("locator", plan.locator);
}

function lanes(): readonly Lane[] {
  return alone && locator ? [alone, ...queue, locator] : [];
}

function openLane(task: LaneTask): Lane {
  const worker = new Worker(new URL("engine-lane.js", import.meta.url), { workerData: task, env: SHARE_ENV });
  const lane: Lane = { worker, state: "loading" };
  worker.on("message", (message: FromEngine) => {
    lane.state = "idle";
    if (message.say !== "ready" || lanes().every(({ state }) => state !== "loading")) tellDaemon(message);
    handOut();
    collect();
  });
  return lane;
}

function handOut(): void {
  for (let lane = laneForNext(); lane; lane = laneForNext()) begin(lane, waiting.backbone);
  if (locator?.state === "idle" && waiting.locator.length > 0) begin(locator, waiting.locator);
}

function begin(lane: Lane, slots: number[]): void {
  lane.state = "computing";
  tellLane(lane, slots.shift() as number);
}

/** The lane for the crop that has waited longest; none when there is no crop or it has to wait. */
function laneForNext(): Lane | undefined {
  const computing = [alone, ...queue].filter((lane) => lane?.state === "computing").length;
  const next = queue.find(({ state }) => state === "idle");
  if (waiting.backbone.length === 0) return undefined;
  if (computing === 0 && (waiting.backbone.length === 1 || !next)) return alone;
  return computing < queue.length ? next : undefined;
}

/** Resolves when the lane has finished its work and its thread is gone. */
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
