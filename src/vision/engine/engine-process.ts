/**
 * The engine's own process: a few lanes, each with a model in a thread of its own, until the daemon goes away. This thread opens
 * and closes them, tries them out and passes on their troubles; pictures go from the daemon to the lanes without waking it.
 */
import { once } from "node:events";
import { setPriority } from "node:os";
import { SHARE_ENV, Worker } from "node:worker_threads";
import { SHARED_FD } from "../../process/child.ts";
import type { Computing } from "./arithmetic.ts";
import type { FromLane, LaneTask, ToLane } from "./engine-lane.ts";
import type { FromEngine, ToEngine } from "./engine-messages.ts";
import { networkOf } from "./lanes.ts";
import type { ReadingJob } from "./reading-messages.ts";

/** The lanes keep all cores busy: the daemon, which has the screen and the watchdog, must not wait for a core. */
const NICE = 10;

/** Behind the slots of both networks and the reader's crop. */
const FIRST_PIPE_FD = SHARED_FD + 3;

/** Runs on each of two lanes in turn; the fastest counts, as whatever else is going on only slows a run. */
const TRIES = 3;

process.title = "blisterscope-engine";
setPriority(NICE);
// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon decides when this process ends.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

let workers: readonly Worker[] = [];
let reader: Worker | undefined;

process.on("message", (message: ToEngine) => {
  if (message.say === "load") void load(message);
  else reader?.postMessage(message);
});
process.once("disconnect", async () => {
  await Promise.all(workers.map(close));
  // The reader may be in the middle of a network: to end its thread there would bring the process down with the runtime's complaint.
  process.kill(process.pid, "SIGKILL");
});

async function load({ jobs, plan: { lanes, tryOut }, reading }: Extract<ToEngine, { say: "load" }>): Promise<void> {
  workers = lanes.map((lane, index) => {
    const network = networkOf(lane);
    return openLane({ network, job: jobs[network], threads: lane.threads, pipe: FIRST_PIPE_FD + index });
  });
  const [first] = await Promise.all(workers.map(opened));
  if (first) tellDaemon({ say: "ready", ...first, alone: tryOut ? await fasterOf(workers) : 0 });
  if (reading) reader = openReader(reading);
}

/** After the networks, which must not wait for it. What it cannot do is no trouble of theirs. */
function openReader(job: ReadingJob): Worker {
  const worker = new Worker(new URL("reading-lane.js", import.meta.url), { workerData: job, env: SHARE_ENV });
  worker.on("message", tellDaemon);
  worker.on("error", (error) => tellDaemon({ say: "unread", detail: error.message }));
  return worker;
}

function openLane(task: LaneTask): Worker {
  const worker = new Worker(new URL("engine-lane.js", import.meta.url), { workerData: task, env: SHARE_ENV });
  worker.on("message", (message: FromLane) => {
    if (message.say === "refused" || message.say === "failed") tellDaemon(message);
  });
  return worker;
}

/** Resolves with what the lane computes with. */
async function opened(worker: Worker): Promise<Computing> {
  const [message]: FromLane[] = await once(worker, "message");
  if (message?.say === "opened") return { provider: message.provider, share: message.share, arithmetic: message.arithmetic };
  return await new Promise(() => undefined); // this process is about to end
}

/** Tries out the first two lanes and closes the first one if it is the slower. Returns the place of the other. */
async function fasterOf([first, second]: readonly Worker[]): Promise<number> {
  if (!first || !second) return 0;
  const times = new Map([first, second].map((worker): [Worker, number] => [worker, Number.POSITIVE_INFINITY]));
  for (let turn = 0; turn < TRIES; turn++) for (const [worker, best] of times) times.set(worker, Math.min(best, await triedMs(worker)));
  if ((times.get(first) as number) <= (times.get(second) as number)) return 0;
  workers = workers.filter((worker) => worker !== first);
  await close(first);
  return 1;
}

async function triedMs(worker: Worker): Promise<number> {
  tellLane(worker, "try");
  const [message]: FromLane[] = await once(worker, "message");
  return message?.say === "tried" ? message.ms : Number.POSITIVE_INFINITY;
}

/** Resolves when the lane has finished its work and its thread is gone. */
async function close(worker: Worker): Promise<void> {
  tellLane(worker, "end");
  await once(worker, "exit");
}

function tellLane(worker: Worker, message: ToLane): void {
  worker.postMessage(message);
}

function tellDaemon(message: FromEngine): void {
  const last = message.say === "refused" || message.say === "failed";
  process.send?.(message, undefined, undefined, () => last && process.exit(1));
}
