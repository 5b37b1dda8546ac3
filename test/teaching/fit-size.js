// Fits a whole head anew to a thousand items of twenty pictures each, in the thread that enrolment uses, and prints how long that takes and
// how long this thread's event loop was held up meanwhile, in milliseconds.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { randomNumbers } from "../../dist/domain/random.js";
import { enrolInThread } from "../../dist/enrolment/enrol-thread.js";

const [ITEMS, PICTURES, CHANNELS] = [Number(process.argv[2] ?? 1_000), 20, 2_048];

const random = randomNumbers(7);
const vector = (spread) => Float32Array.from({ length: CHANNELS }, () => spread * (random() - 0.5));
const lessons = Array.from({ length: ITEMS }, (_, item) => {
  const pack = vector(4);
  return Array.from({ length: PICTURES }, (_, picture) => ({
    item: `item-${item}`,
    product: `Item ${item}`,
    picture: `${picture}.jpg`,
    ways: [[vector(1).map((value, channel) => value + pack[channel])]],
  }));
}).flat();
const space = { channels: CHANNELS, center: vector(1), basis: new Float32Array(), gains: new Float32Array(), residualGain: 1 };
const head = { space, rows: [], directions: new Float32Array(), temperature: 0.05, familiarity: { bias: -8, nearness: 12, lead: 4 } };

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
await sleep(100);
delays.reset();
const startedMs = performance.now();
const { items } = await enrolInThread(lessons, { head, items: [] }, []);
const tookMs = performance.now() - startedMs;
delays.disable();
process.stdout.write(JSON.stringify({ tookMs, p99Ms: delays.percentile(99) / 1e6, longestMs: delays.max / 1e6, items: items.length }));
