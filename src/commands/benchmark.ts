import { Config } from "../config.ts";
import { runBench } from "../lab/benchmark/bench.ts";
import { openProgress } from "../lab/benchmark/progress.ts";
import { markdown } from "../lab/benchmark/report.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { type Command, parse, wholeNumber } from "./command.ts";
import { localization } from "./localization.ts";
import { NETWORK_HELP, NETWORK_OPTIONS } from "./network.ts";

/** Latency, throughput and heatmap each show their frames to two sides. */
const SIDES = 6;

/** Fewer tell nothing. */
const LEAST_FRAMES = 10;

export const benchmark: Command = {
  parts: { localization },
  summary: "Measure the way from a camera frame to the screen against the bare network.",
  help: [
    "Usage: blisterscope benchmark localization ...   measures the maps; --help behind it says more",
    "       blisterscope benchmark [--frames N] [--soak N] [--recording FILE] [--bundle DIR] [--provider NAME] [--json]",
    "",
    "  --frames N       frames of each comparison; 300 without it",
    "  --soak N         frames over which the processes' memory is watched; 1000 without it, 10000 tell more",
    "  --recording FILE an MJPEG recording; without it, the demo's",
    NETWORK_HELP,
    "  --json           prints the report as JSON",
    "",
    "Everything is compared in one run, the two sides in turns: the daemon's whole way of a frame (decode, locate, measure,",
    "crop, infer, judge, decide, settle, record, explain, show on a connected screen) and ONNX Runtime's session.run of the",
    "same network in a process that does nothing else. Close other programs: the load at the start is printed with the result.",
  ].join("\n"),
  async run(args) {
    const { values } = parse(args, {
      ...NETWORK_OPTIONS,
      frames: { type: "string", default: "300" },
      soak: { type: "string", default: "1000" },
      recording: { type: "string", default: Config.parse({}).camera.path },
      json: { type: "boolean", default: false },
    });
    const frames = wholeNumber(values.frames, "--frames", LEAST_FRAMES);
    const soak = wholeNumber(values.soak, "--soak", LEAST_FRAMES);
    const bundle = await openBundle(values.bundle);
    const progress = openProgress(SIDES * frames + soak, "frames");
    const report = await runBench({ bundle, provider: values.provider, recording: values.recording, frames, soak, progress });
    console.log(values.json ? JSON.stringify(report, null, 2) : markdown(report));
    return 0;
  },
};
