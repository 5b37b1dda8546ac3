/**
 * npm run teaching:size: what a formulary of a thousand items costs, with drawn embeddings.
 * - join: one item of twenty pictures joins the head, as when it is taught at the cabinet; the event loop's delay meanwhile
 * - fit: the head of a thousand items of twenty pictures is fitted anew, as by "blisterscope enrol"
 * - frame: from camera to screen, with 1,000 items against 40
 */
import { execFileSync } from "node:child_process";
import { openNetwork } from "../../dist/commands/network.js";
import { measureFormularySize } from "../../dist/lab/benchmark/formulary-size.js";
import { withRig } from "../../dist/lab/benchmark/rig.js";
import { openStopwatch } from "../../dist/lab/benchmark/stopwatch.js";
import { readStills } from "../../dist/lab/photographs/stills.js";
import { openMetrics } from "../../dist/metrics.js";
import { openBundle } from "../../dist/vision/bundle/bundle.js";

const FRAMES = 100;

const join = measured("test/support/join-size.js");
const fit = measured("test/teaching/fit-size.js");
const bundle = await openBundle("models/default");
const engine = await openNetwork(bundle, "cpu");
const parts = { bundle, engine, provider: "cpu", recording: "models/demo/tray.mjpeg" };
const stills = await withRig({ ...parts, stopwatch: openStopwatch(openMetrics()), screens: 1 }, ({ sight, cropOf }) =>
  readStills(parts.recording, { look: sight.look, cropOf }),
);
const jpegs = stills.map(({ jpeg }) => jpeg);
const frame = await measureFormularySize(parts, jpegs, FRAMES, () => {}, { few: 40, many: 1_000 });
process.stdout.write(`${JSON.stringify({ join, fit, frame }, null, 2)}\n`);
process.exit(0);

function measured(program) {
  return JSON.parse(execFileSync(process.execPath, ["--max-old-space-size=4096", program], { encoding: "utf8" }));
}
