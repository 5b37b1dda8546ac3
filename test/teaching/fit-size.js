// Fits a whole head anew to a thousand items of twenty pictures each, in a thread of its own, and prints in milliseconds how long that takes,
// how long it takes to judge each picture by a head without it, and how long this thread's event loop was held up meanwhile.
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { randomNumbers } from "../../dist/domain/random.js";
import { fitHead } from "../../dist/enrolment/fit-head.js";
import { proofsOf } from "../../dist/enrolment/proofs.js";

const [ITEMS, PICTURES, CHANNELS] = [Number(process.argv[2] ?? 1_000), 20, 2_048];

if (isMainThread) await watch();
else measure();

async function watch() {
  const worker = new Worker(new URL(import.meta.url));
  await once(worker, "message");
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const [measured] = await once(worker, "message");
  delays.disable();
  process.stdout.write(JSON.stringify({ ...measured, p99Ms: delays.percentile(99) / 1e6, longestMs: delays.max / 1e6 }));
}

function measure() {
  const random = randomNumbers(7);
  const vector = (spread) => Float32Array.from({ length: CHANNELS }, () => spread * (random() - 0.5));
  const photographs = Array.from({ length: ITEMS }, (_, item) => {
    const pack = vector(4);
    return Array.from({ length: PICTURES }, (_, picture) => ({
      item: `item-${item}`,
      picture: `${picture}.jpg`,
      ways: [[vector(1).map((value, channel) => value + pack[channel])]],
    }));
  }).flat();
  const space = { channels: CHANNELS, center: vector(1), basis: new Float32Array(), gains: new Float32Array(), residualGain: 1 };
  parentPort.postMessage("begins");
  const startedMs = performance.now();
  const { head, found } = fitHead(photographs, { space, temperature: 0.05, familiarity: { bias: -8, nearness: 12, lead: 4 } });
  const fittedMs = performance.now();
  const proofs = proofsOf(photographs, found, head);
  const rows = head.rows.length;
  parentPort.postMessage({ fitMs: fittedMs - startedMs, rows, proofsMs: performance.now() - fittedMs, proofs: proofs.length });
}
