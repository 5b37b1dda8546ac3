import { Config } from "../config.ts";
import { runBench } from "../lab/benchmark/bench.ts";
import { markdown } from "../lab/benchmark/report.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { command, wholeNumber } from "./command.ts";
import { localization } from "./localization.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";

/** Latency, throughput and heatmap each compare two sides. */
const SIDES = 6;

/** Fewer frames prove nothing. */
const LEAST_FRAMES = 10;

const HELP = `
Everything is compared in one run, side by side: the daemon's whole path of a frame (decode, locate, measure, crop, infer,
judge, decide, settle, record, explain, show on a connected screen) against ONNX Runtime's session.run of the same network
in a process that does nothing else. Close other programs first: the load at the start is printed with the result.`;

export const benchmark = command("benchmark", "Measure the daemon, from camera frame to screen, against the bare network.")
  .option("--frames <count>", "frames per comparison", wholeNumber(LEAST_FRAMES), 300)
  .option("--soak <count>", "frames over which the processes' memory is watched; 10000 tell more", wholeNumber(LEAST_FRAMES), 1_000)
  .option("--recording <file>", "an MJPEG recording (default: the demo's)")
  .option("--json", "print the report as JSON")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ frames, soak, recording = Config.parse({}).camera.path, json, bundle: dir, provider }) => {
    const bundle = await openBundle(dir);
    await using engine = await openNetwork(bundle, provider);
    const report = await measured();
    console.log(json ? JSON.stringify(report, null, 2) : markdown(report));

    async function measured() {
      using progress = openProgress(SIDES * frames + soak, "frames");
      return await runBench({ bundle, engine, provider, recording, frames, soak, progress: progress.add });
    }
  })
  .addCommand(localization);
