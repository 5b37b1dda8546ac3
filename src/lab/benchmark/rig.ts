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
import { openSight, type Sight } from "../../journey/sight.ts";
import { stagesOf } from "../../journey/stages.ts";
import { openLog } from "../../log.ts";
import { openDesk } from "../../orders/desk.ts";
import { collectNowAndThen, FRAMES_A_COLLECTION } from "../../process/heap.ts";
import { openDisplay } from "../../server/display.ts";
import { openServer } from "../../server/server.ts";
import { version } from "../../version.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Provider } from "../../vision/engine/engine-job.ts";
import type { Inference } from "../../vision/engine/pictures-under-way.ts";
import { openJourney } from "./journey.ts";
import { openScreens, type ScreenCounts } from "./screen.ts";
import type { Journey } from "./sides.ts";
import type { Stopwatch } from "./stopwatch.ts";

interface Options {
  readonly bundle: Bundle;
  /** On the bundle's network and the provider. */
  readonly engine: Engine;
  readonly provider: Provider;
  readonly stopwatch: Stopwatch;
  /** How many are connected. */
  readonly screens: number;
}

/** The daemon's parts, wired as in the daemon but fed from memory, with screens in processes of their own. */
export interface Rig {
  readonly sight: Sight;
  /** The crop of this scene that the network would see; undefined if it would not be run. */
  readonly cropOf: (scene: Scene) => Picture | undefined;
  /** These pictures' way through the daemon. */
  journey(jpegs: readonly Uint8Array[]): Journey;
  /** What the first screen has received. The screens take nothing more. */
  closeScreens(): Promise<ScreenCounts>;
}

const PROVEN = { bundleVerified: true, selfTest: { pass: true, ageMs: 0 }, auditWritable: true, faults: 0 };

/** Nobody asks for them while a benchmark runs. */
const IDLE_DEVICE = {
  selfTests: { ask: () => "", find: () => undefined, latest: () => undefined },
  maintenance: { begin: () => "", end: () => undefined },
};

export async function withRig<T>(
  { bundle, engine, provider, stopwatch, screens: count }: Options,
  use: (rig: Rig) => Promise<T>,
): Promise<T> {
  const config = Config.parse({ server: { port: 0 } });
  const { metrics } = stopwatch;
  const collect = collectNowAndThen(FRAMES_A_COLLECTION);
  await using folder = await temporaryFolder();
  using audit = openAudit(folder.path);
  const rules = { ...config.settle, policy: config.identity, reading: false };
  const desk = openDesk({ rules, record: audit.record, recall: audit.recall, codes: () => [], changed: () => display.view(desk.view()) });
  const probes = {
    ready: () => ({ ready: true, state: "READY" as const, provider, threads: engine.threads, reasons: [] }),
    metrics: metrics.exposition,
  };
  const { server: address, identity, screen } = config;
  const { keptAnswers, recall: history } = audit;
  const page = { formulary: bundle, keptAnswers, history, build: version, identity, screen, demo: true };
  await using server = await openServer({ config: address, desk, probes, ...IDLE_DEVICE, ...page, log: openLog("silent") });
  const display = openDisplay();
  display.connect(server.show);
  await using screens = await openScreens(server.url, count);
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

  async function timedRun(crop: Picture): Promise<Inference> {
    const inference = await engine.run(crop);
    stopwatch.part("session.run within it", inference.runMs);
    return inference;
  }

  function after({ frame }: Glimpse): void {
    server.preview(frame.jpeg);
    collect();
  }

  function order(): void {
    const order = desk.order();
    if (order && desk.view().view !== "verdict") return;
    const item = bundle.items[audit.entries % bundle.items.length];
    const supersedes = order && { supersedes: order.id };
    if (item) desk.place({ transactionId: `benchmark ${audit.entries}`, kind: "remove", item: item.id, ...supersedes });
  }

  return await use({
    sight,
    cropOf(scene) {
      const [pack] = scene.packs;
      return pack && gate(scene, config.gate) === "open" ? cropUpright(scene.picture, pack.corners, bundle.geometry) : undefined;
    },
    journey: (jpegs) => openJourney({ jpegs, ...journeyThrough(stages), show: display.view, after, order, stopwatch }),
    closeScreens: screens.close,
  });
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "blisterscope-benchmark-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
