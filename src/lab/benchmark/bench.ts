import { sharedDecoder } from "../../jpeg/decode.ts";
import { openMetrics } from "../../metrics.ts";
import { readStills } from "../photographs/stills.ts";
import { openBestBare } from "./best-bare.ts";
import { measureCosts } from "./costs.ts";
import { measureEndurance } from "./endurance.ts";
import type { Figure } from "./figure.ts";
import { measureFormularySize } from "./formulary-size.ts";
import { measureHeatmap } from "./heatmap.ts";
import { measureLatency } from "./latency.ts";
import { FULL_LOAD, loadFrames, measureLoad } from "./load/measure-load.ts";
import { describeMachine } from "./machine.ts";
import { measureReading } from "./reading.ts";
import type { Report } from "./report.ts";
import { withRig } from "./rig.ts";
import type { BenchParts, Progress } from "./sides.ts";
import { measureStart } from "./start.ts";
import { openStopwatch } from "./stopwatch.ts";
import { measureThroughput } from "./throughput.ts";

interface Options extends BenchParts {
  /** Per comparison. */
  readonly frames: number;
  /** Frames over which the processes' memory is watched. */
  readonly soak: number;
  /** Whether the cost under every load is measured too, which takes minutes. */
  readonly load: boolean;
  readonly progress: Progress;
}

/** Latency, throughput, heatmap and size of the formulary each compare two sides. */
const SIDES = 8;

/** Frames that all measurements show. */
export function framesOf({ frames, soak, load }: Pick<Options, "frames" | "soak" | "load">): number {
  return SIDES * frames + soak + (load ? loadFrames(FULL_LOAD) : 0);
}

const WARM_UP_FRAMES = 40;

/** The daemon against the bare network, what else it costs, and how it starts. */
export async function runBench({ frames, soak, load, progress, ...parts }: Options): Promise<Report> {
  const start = await measureStart(parts);
  const report = await measured({ ...parts, frames, soak, progress }, start);
  return load ? { ...report, load: await measureLoad(parts, FULL_LOAD, progress) } : report;
}

async function measured({ frames, soak, progress, ...parts }: Omit<Options, "load">, start: Figure): Promise<Report> {
  const { bundle, engine, provider, recording } = parts;
  const machine = describeMachine();
  const stopwatch = openStopwatch(openMetrics());
  return await withRig({ ...parts, stopwatch, screens: 1 }, async ({ sight, cropOf, journey: through, closeScreens }) => {
    const stills = await readStills(recording, { look: sight.look, cropOf });
    const [crops, jpegs] = [stills.map(({ crop }) => crop), stills.map(({ jpeg }) => jpeg)];
    const { network: bare, trial } = await openBestBare({ bundle, provider, crop: stills[0].crop }, machine.cores);
    await using _bare = bare;
    const { picture } = await sight.look(stills[0].jpeg);
    const journey = through(jpegs);

    await journey.oneByOne(WARM_UP_FRAMES);
    await bare.run(WARM_UP_FRAMES);
    stopwatch.reset();
    const latency = await measureLatency({ journey, bare }, frames, progress);
    const throughput = await measureThroughput({ journey, bare }, frames, progress);
    const heatmap = await measureHeatmap({ network: engine, head: bundle.head, crops }, frames, progress);
    const processes = { "the daemon": process.pid, "the engine": engine.pid ?? 0, "the decoder": sharedDecoder().pid ?? 0 };
    const endurance = await measureEndurance(journey, processes, soak, progress);
    const reading = await measureReading({ bundle, engine, jpegs, look: sight.look }, frames);
    const costs = await measureCosts({ bundle, engine, jpegs, look: sight.look, processes });
    const size = await measureFormularySize(parts, jpegs, frames, progress);
    const { name, version: edition, backbone } = bundle.card;
    return {
      machine,
      network: {
        bundle: `${name} ${edition}`,
        hash: bundle.hash,
        architecture: backbone.architecture,
        precision: backbone.precision,
        provider: engine.provider ?? "none",
        runtime: bare.runtime,
        side: bundle.geometry.side,
        threads: engine.threads ?? 0,
      },
      bare: trial,
      pictures: { width: picture.width, height: picture.height },
      figures: [latency, throughput, heatmap, ...endurance, ...reading, size, start],
      stages: stopwatch.table(),
      costs,
      screen: await closeScreens(),
    };
  });
}
