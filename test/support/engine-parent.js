// A daemon with nothing but an engine: shows it a crop, hangs before it has heard the answer, and prints the engine's process id.
import { writeSync } from "node:fs";
import { openBundle } from "../../dist/vision/bundle/bundle.js";
import { openEngine } from "../../dist/vision/engine/engine.js";

/** Far longer than the tiny network takes. */
const ANSWERED_MS = 300;

const log = { info: () => undefined, warn: () => undefined };
const bundle = await openBundle(process.argv[2]);
const engine = openEngine({ bundle, provider: "cpu", timeoutMs: 2_000, report: () => undefined, log });
await engine.ready();
const { side } = bundle.card.input;
void engine.run({ width: side, height: side, rgb: new Uint8Array(side * side * 3) });
hang(ANSWERED_MS);
writeSync(1, `${engine.pid}\n`);
hang();

function hang(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
