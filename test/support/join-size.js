// Joins one item of twenty pictures to a head that knows a thousand, in the thread that the daemon uses, and prints how long that takes and
// how long this thread's event loop was held up meanwhile, in milliseconds.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { randomNumbers } from "../../dist/domain/random.js";
import { joinInThread } from "../../dist/enrolment/join-thread.js";

const [ITEMS, FACES, WAYS, PICTURES, VIEWS, CHANNELS, DIMENSIONS] = [1_000, 2, 2, 20, 3, 2_048, 384];

const random = randomNumbers(7);
const vector = (length, spread = 1) => Float32Array.from({ length }, () => spread * (random() - 0.5));
const unit = (values) => {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};
const rows = Array.from({ length: ITEMS * FACES * WAYS }, (_, row) => ({
  item: `item-${Math.floor(row / (FACES * WAYS))}`,
  face: `side-${(Math.floor(row / WAYS) % FACES) + 1}`,
}));
const directions = new Float32Array(rows.length * DIMENSIONS);
for (let row = 0; row < rows.length; row++) directions.set(unit(vector(DIMENSIONS)), row * DIMENSIONS);
const basis = new Float32Array(CHANNELS * DIMENSIONS);
for (let axis = 0; axis < DIMENSIONS; axis++) basis.set(unit(vector(CHANNELS)), axis * CHANNELS);
const space = { channels: CHANNELS, center: vector(CHANNELS), basis, gains: new Float32Array(DIMENSIONS).fill(1), residualGain: 1 };
const head = { space, rows, directions, temperature: 0.05, familiarity: { bias: -8, nearness: 12, lead: 4 } };

const sides = Array.from({ length: FACES }, () => Array.from({ length: WAYS }, () => vector(CHANNELS, 4)));
const lessons = Array.from({ length: PICTURES }, (_, picture) => ({
  item: "new",
  product: "New",
  picture: `${picture}.jpg`,
  ways: sides[picture % FACES].map((way) =>
    Array.from({ length: VIEWS }, () => vector(CHANNELS, 0.5).map((value, channel) => value + way[channel])),
  ),
}));

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
await sleep(100);
delays.reset();
const startedMs = performance.now();
const { faces } = await joinInThread(lessons, head);
const tookMs = performance.now() - startedMs;
delays.disable();
const p99Ms = delays.percentile(99) / 1e6;
process.stdout.write(JSON.stringify({ tookMs, p99Ms, faces: faces.length }));
