import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAudit } from "../../audit/audit.ts";
import { Config } from "../../config.ts";
import type { Picture } from "../../domain/frame.ts";
import { cropUpright } from "../../domain/picture/upright.ts";
import { gate } from "../../domain/tray/gate.ts";
import type { Scene } from "../../domain/tray/scene.ts";
import { type Glimpse, journeyThrough } from "../../journey/pipeline.ts";
import { openSight } from "../../journey/sight.ts";
import { stagesOf } from "../../journey/stages.ts";
import { sharedDecoder } from "../../jpeg/decode.ts";
import { openLog } from "../../log.ts";
import { openMetrics } from "../../metrics.ts";
import { openDesk } from "../../orders/desk.ts";
import { collectNowAndThen } from "../../process/heap.ts";
import type { View } from "../../protocol.ts";
import { openDisplay } from "../../server/display.ts";
import { openServer } from "../../server/server.ts";
import { version } from "../../version.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Provider } from "../../vision/engine/engine-messages.ts";
import type { Inference } from "../../vision/engine/pictures-under-way.ts";
import { readStills } from "../photographs/stills.ts";
import { openBareNetwork } from "./bare.ts";
import { measureEndurance } from "./endurance.ts";
import { measureHeatmap } from "./heatmap.ts";
import { openJourney } from "./journey.ts";
import { measureLatency } from "./latency.ts";
import { describeMachine } from "./machine.ts";
import type { Report } from "./report.ts";
import { openScreen } from "./screen.ts";
import type { Progress } from "./sides.ts";
import { openStopwatch } from "./stopwatch.ts";
import { measureThroughput } from "./throughput.ts";

interface Options {
  readonly bundle: Bundle;
  /** On the bundle's network and the provider. */
  readonly engine: Engine;
  readonly provider: Provider;
  /** An MJPEG file. */
  readonly recording: string;
  /** Per comparison. */
  readonly frames: number;
  /** Frames over which the processes' memory is watched. */
  readonly soak: number;
  readonly progress: Progress;
}

const WARM_UP_FRAMES = 40;
const PROVEN = { "bundle-verified": true, "self-test-fresh": true, "audit-writable": true };

/** The daemon's parts, wired as in the daemon but fed from memory, with a screen and the bare network beside them. */
export async function runBench({ bundle, engine, provider, recording, frames, soak, progress }: Options): Promise<Report> {
  const machine = describeMachine();
  const config = Config.parse({ server: { port: 0 } });
  const stopwatch = openStopwatch(openMetrics());
  const { metrics } = stopwatch;
  const collect = collectNowAndThen();

  await using folder = await temporaryFolder();
  using audit = openAudit(folder.path);
  const rules = { ...config.settle, policy: config.identity };
  const desk = openDesk({ rules, record: audit.record, recall: audit.recall, changed: () => display.view(desk.view()) });
  const probes = { ready: () => ({ ready: true, provider, reasons: [] }), metrics: metrics.exposition };
  const { server: address, identity, screen: settings } = config;
  const parts = {
    config: address,
    desk,
    probes,
    identity,
    screen: settings,
    formulary: bundle,
    build: version,
    demo: true,
    log: openLog("silent"),
  };
  await using server = await openServer(parts);
  const display = openDisplay();
  display.connect(server.show);
  await using screen = await openScreen(server.url);
  const sight = openSight({ bundle, engine: { run: timedRun, locate: engine.locate }, metrics });
  const stages = stagesOf({
    config,
    bundle,
    desk,
    sight,
    metrics,
    proof: () => PROVEN,
    faults: () => [],
    provider: () => provider,
    record: audit.record,
  });

  const stills = await readStills(recording, { look: sight.look, cropOf });
  const crops = stills.map(({ crop }) => crop);
  await using bare = await openBareNetwork({ bundle, provider, crop: stills[0].crop });
  const { picture } = await sight.look(stills[0].jpeg);
  const jpegs = stills.map(({ jpeg }) => jpeg);
  const journey = openJourney({ jpegs, ...journeyThrough(stages), show, order: placeOrder, stopwatch });

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
    },
    pictures: { width: picture.width, height: picture.height },
    figures: [latency, throughput, heatmap, ...endurance],
    stages: stopwatch.table(),
    screen: await screen.close(),
  };

  function cropOf(scene: Scene): Picture | undefined {
    const [pack] = scene.packs;
    return pack && gate(scene, config.gate) === "open" ? cropUpright(scene.picture, pack.corners, bundle.geometry) : undefined;
  }

  async function timedRun(crop: Picture): Promise<Inference> {
    const inference = await engine.run(crop);
    stopwatch.part("session.run within it", inference.runMs);
    return inference;
  }

  function show(view: View, { frame }: Glimpse): void {
    server.preview(frame.jpeg);
    display.view(view);
    collect();
  }

  function placeOrder(): void {
    const order = desk.order();
    if (order && desk.view().view !== "verdict") return;
    const item = bundle.items[audit.entries % bundle.items.length];
    const supersedes = order && { supersedes: order.id };
    if (item) desk.place({ transactionId: `benchmark ${audit.entries}`, kind: "remove", item: item.id, ...supersedes });
  }
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "blisterscope-benchmark-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
