import { writeFile } from "node:fs/promises";
import { Config } from "../config.ts";
import { framesOf, runBench } from "../lab/benchmark/bench.ts";
import { changes } from "../lab/benchmark/compare.ts";
import { loadPlot } from "../lab/benchmark/load/load-plot.ts";
import { readReport } from "../lab/benchmark/read-report.ts";
import { markdown, type Report } from "../lab/benchmark/report.ts";
import { openBundle } from "../vision/bundle/bundle.ts";
import { openReadingFiles } from "../vision/reading/models.ts";
import { command, wholeNumber } from "./command.ts";
import { localization } from "./localization.ts";
import { BUNDLE, openNetwork, PROVIDER } from "./network.ts";
import { openProgress } from "./progress.ts";
import { tryFile, tryFilesIn, writeFilesInto } from "./try-out.ts";

/** Fewer frames prove nothing. */
const LEAST_FRAMES = 10;

const HELP = `
Everything is compared in one run, side by side: the daemon's whole path of a frame (decode, locate, measure, crop, infer,
judge, decide, settle, record, explain, show on a connected screen) against ONNX Runtime's session.run of the same network
in a process that does nothing else, on the number of threads that is the best for it. Close other programs first: the load at
the start is printed with the result.

To see what a change does, keep a report and compare with it:

    blisterscope benchmark --json before.json
    blisterscope benchmark --against before.json`;

export const benchmark = command("benchmark", "Measure the daemon, from camera frame to screen, against the bare network.")
  .option("--frames <count>", "frames per comparison", wholeNumber(LEAST_FRAMES), 300)
  .option("--soak <count>", "frames over which the processes' memory is watched; 10000 tell more", wholeNumber(LEAST_FRAMES), 1_000)
  .option("--load", "also measure what a frame costs by frames a second, screens, size of picture and of formulary: ten minutes more")
  .option("--recording <file>", "an MJPEG recording (default: the demo's)")
  .option("--json [file]", "keep the report as JSON in this file, or print it")
  .option("--against <file>", "also print what changed since the report in this file")
  .option("--out <folder>", "where benchmark.md, benchmark.json and, with --load, load.png go")
  .addOption(BUNDLE)
  .addOption(PROVIDER)
  .addHelpText("after", HELP)
  .action(async ({ frames, soak, load = false, recording = Config.parse({}).camera.path, json, against, out, bundle: dir, provider }) => {
    const before = against === undefined ? undefined : await readReport(against);
    if (typeof json === "string") await tryFile(json, "--json");
    if (out !== undefined) await tryFilesIn(out);
    const bundle = await openBundle(dir);
    await using engine = await openNetwork(bundle, provider, await openReadingFiles());
    const report = await measured();
    if (typeof json === "string") await writeFile(json, inJson(report));
    console.log(json === true ? inJson(report) : markdown(report));
    if (before) console.log(`\nSince ${against}:\n\n${changes(before, report)}`);
    if (out !== undefined) await writeFilesInto(out, await filesOf(report));

    async function measured(): Promise<Report> {
      using progress = openProgress(framesOf({ frames, soak, load }), "frames");
      return await runBench({ bundle, engine, provider, recording, frames, soak, load, progress: progress.add });
    }
  })
  .addCommand(localization);

async function filesOf(report: Report): Promise<Readonly<Record<string, string | Uint8Array>>> {
  return {
    "benchmark.md": `${markdown(report)}\n`,
    "benchmark.json": inJson(report),
    ...(report.load && { "load.png": await loadPlot(report.load) }),
  };
}

function inJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}
