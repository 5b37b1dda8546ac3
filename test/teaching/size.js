/**
 * npm run teaching:size: what a formulary of a thousand items costs, with drawn embeddings.
 * - join: one item of twenty pictures joins the head, as when it is taught at the cabinet; the event loop's delay meanwhile
 * - fit: the head of a thousand items of twenty pictures is fitted anew, as by "blisterscope enrol"
 * - frame: from camera to screen, with 1,000 items against 40
 */
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { openNetwork } from "../../dist/commands/network.js";
import { openJpegCutter } from "../../dist/jpeg/cutter.js";
import { measureFormularySize } from "../../dist/lab/benchmark/formulary-size.js";
import { openBundle } from "../../dist/vision/bundle/bundle.js";

const FRAMES = 100;

const join = measured("test/support/join-size.js");
const fit = measured("test/teaching/fit-size.js");
const bundle = await openBundle("models/default");
const engine = await openNetwork(bundle, "cpu");
const frames = openJpegCutter(() => {}).push(await readFile("models/demo/tray.mjpeg"));
const { clips } = JSON.parse(await readFile("models/demo/tray.clips.json", "utf8"));
const jpegs = clips.filter(({ packs }) => packs.length === 1).map(({ still: [first] }) => frames[first]);
const parts = { bundle, engine, provider: "cpu", recording: "models/demo/tray.mjpeg" };
const frame = await measureFormularySize(parts, jpegs, FRAMES, () => {}, { few: 40, many: 1_000 });
process.stdout.write(`${JSON.stringify({ join, fit, frame }, null, 2)}\n`);
process.exit(0);

function measured(program) {
  return JSON.parse(execFileSync(process.execPath, ["--max-old-space-size=4096", program], { encoding: "utf8" }));
}
