import { sharedDecoder } from "../../jpeg/decode.ts";
import { openMetrics } from "../../metrics.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Provider } from "../../vision/engine/engine-job.ts";
import { readStills } from "../photographs/stills.ts";
import { openBestBare } from "./best-bare.ts";
import { measureCosts } from "./costs.ts";
import { measureEndurance } from "./endurance.ts";
import { measureHeatmap } from "./heatmap.ts";
import { measureLatency } from "./latency.ts";
import { describeMachine } from "./machine.ts";
import type { Report } from "./report.ts";
import { withRig } from "./rig.ts";
import type { Progress } from "./sides.ts";
import { measureStart } from "./start.ts";
import { openStopwatch } from "./stopwatch.ts";
import { measureThroughput } from "./throughput.ts";

export interface BenchParts {
  readonly bundle: Bundle;
  /** On the bundle's network and the provider. */
  readonly engine: Engine;
  readonly provider: Provider;
  /** An MJPEG file. */
  readonly recording: string;
}

interface Options extends BenchParts {
  /** Per comparison. */
  readonly frames: number;
  /** Frames over which the processes' memory is watched. */
  readonly soak: number;
  readonly progress: Progress;
}

const WARM_UP_FRAMES = 40;

/** The daemon against the bare network, what else it costs, and how it starts. */
export async function runBench({ frames, soak, progress, ...parts }: Options): Promise<Report> {
  const { bundle, engine, provider, recording } = parts;
  const machine = describeMachine();
  const start = await measureStart(parts);
  const stopwatch = openStopwatch(openMetrics());
  return await withRig({ ...parts, stopwatch, screens: 1 }, async (rig) => {
    const stills = await readStills(recording, { look: rig.sight.look, cropOf: rig.cropOf });
    const crops = stills.map(({ crop }) => crop);
    const { network: bare, trial } = await openBestBare({ bundle, provider, crop: stills[0].crop }, machine.cores);
    await using _bare = bare;
    const scene = await rig.sight.look(stills[0].jpeg);
    const journey = rig.journey(stills.map(({ jpeg }) => jpeg));

    await journey.oneByOne(WARM_UP_FRAMES);
    await bare.run(WARM_UP_FRAMES);
    stopwatch.reset();
    const latency = await measureLatency({ journey, bare }, frames, progress);
    const throughput = await measureThroughput({ journey, bare }, frames, progress);
    const heatmap = await measureHeatmap({ network: engine, head: bundle.head, crops }, frames, progress);
    const processes = { "the daemon": process.pid, "the engine": engine.pid ?? 0, "the decoder": sharedDecoder().pid ?? 0 };
    const endurance = await measureEndurance(journey, processes, soak, progress);
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
      pictures: { width: scene.picture.width, height: scene.picture.height },
      figures: [latency, throughput, heatmap, ...endurance, start],
      stages: stopwatch.table(),
      costs: await measureCosts({ bundle, engine, jpegs: stills.map(({ jpeg }) => jpeg), look: rig.sight.look, processes }),
      screen: await rig.closeScreens(),
    };
  });
}
