import { openAudit } from "./audit/audit.ts";
import { openRecorder } from "./audit/recorder.ts";
import { openSource } from "./camera/open.ts";
import type { Config } from "./config.ts";
import { openHealth } from "./device/health.ts";
import { openMilestones } from "./device/milestones.ts";
import { openSelfTest } from "./device/self-test.ts";
import { deviceStatus } from "./device/status.ts";
import { openSystemd } from "./device/systemd.ts";
import { codesOf } from "./domain/codes/contradiction.ts";
import { FAULTS, type Fault } from "./errors.ts";
import { readFrames } from "./journey/frames.ts";
import { openPackReader } from "./journey/pack-reader.ts";
import { type Glimpse, journeyThrough } from "./journey/pipeline.ts";
import { openSight, readEmptyTray } from "./journey/sight.ts";
import { stagesOf } from "./journey/stages.ts";
import type { Log } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { openDesk } from "./orders/desk.ts";
import { collectNowAndThen } from "./process/heap.ts";
import { BEAT_MS, type View } from "./protocol.ts";
import type { Readiness } from "./server/desk.ts";
import { openDisplay } from "./server/display.ts";
import { pageBuild } from "./server/page.ts";
import { openServer } from "./server/server.ts";
import { version } from "./version.ts";
import { openBundle } from "./vision/bundle/bundle.ts";
import { askKnownAnswers } from "./vision/bundle/known-answers.ts";
import { askKnownTrays } from "./vision/bundle/known-trays.ts";
import { openEngine } from "./vision/engine/engine.ts";
import { openProvenThreads } from "./vision/engine/proven-threads.ts";
import { readingFiles } from "./vision/reading/models.ts";

export interface DaemonParts {
  readonly log: Log;
  /** Ends the daemon. */
  readonly signal: AbortSignal;
  /** Called once, when the page can be opened. */
  readonly announce: (url: string) => void;
}

/** The whole machine: opened from top to bottom, closed from bottom to top, even when opening fails half-way. */
export async function runDaemon(config: Config, { log, signal, announce }: DaemonParts): Promise<void> {
  const systemd = openSystemd(log);
  const metrics = openMetrics();
  const collect = collectNowAndThen();
  const milestone = openMilestones(log);
  const bundle = await openBundle(config.vision.bundle);
  milestone("bundle verified");
  using audit = openAudit(config.dataDir);

  const display = openDisplay();
  const health = openHealth(declare);
  const { record, isWritable, retry } = openRecorder(audit.record, health.report("record"));
  const rules = { ...config.settle, policy: config.identity, reading: config.reading.enabled };
  const desk = openDesk({ rules, record, recall: audit.recall, codes: codesOf(bundle.items), changed: () => display.view(desk.view()) });

  const emptyTray = await readEmptyTray(config.camera.emptyTray);
  await using camera = await openSource(config.camera, health.report("camera"), log);
  const threads = openProvenThreads({ ...config, ...config.vision, bundle: bundle.hash, configured: config.vision.threads });
  const files = await readingFiles(config.reading);
  const reading = files && { ...config.reading, files };
  await using engine = openEngine({ ...config.vision, bundle, threads: threads.choice, reading, report: modelChanged, log });
  const provider = () => engine.provider ?? "none";
  const subject = () => ({ bundle: bundle.hash, provider: provider() });
  const selfTest = openSelfTest({
    checks: [() => askKnownAnswers(bundle, engine.run), () => askKnownTrays(bundle, engine.locate)],
    subject,
    record,
    report: health.report("self-test"),
    passed: () => milestone("self-test passed"),
    signal,
  });
  const sight = openSight({ bundle, engine, emptyTray, metrics, looked: () => milestone("first picture looked at") });
  const proof = () => ({ "bundle-verified": true, "self-test-fresh": selfTest.isFresh(), "audit-writable": isWritable() });
  const reader = files && openPackReader({ bundle, engine, desk, metrics });
  const stages = stagesOf({ config, bundle, desk, sight, reader, metrics, proof, faults: health.faults, provider, record });

  const probes = { ready: readiness, metrics: metrics.exposition };
  const demo = config.camera.source === "recording";
  const { clips } = camera;
  const { identity, screen } = config;
  const page = { formulary: bundle, build: pageBuild(), identity, screen, demo, clips };
  await using server = await openServer({ config: config.server, desk, probes, ...page, log });

  record({ kind: "start", version, bundle: bundle.hash, provider: config.vision.provider });
  desk.resume();
  display.connect(server.show);
  using _heart = every(BEAT_MS, beat);
  announce(server.url);
  milestone("page served");
  systemd.ready();
  await readFrames({ camera, ...journeyThrough(stages), show, missed, report: health.report("pictures") }, signal);
  systemd.stopping();

  function declare(part: string, fault: Fault | undefined): void {
    if (fault) {
      log.warn({ part, code: fault.code, detail: fault.detail }, FAULTS[fault.code]);
      metrics.fault(fault.code);
    } else {
      log.info({ part }, "in order again");
    }
    const [first] = health.faults();
    desk.fault(first !== undefined);
    display.fault(first);
  }

  /** A model that was loaded, again or for the first time, has to prove itself. */
  function modelChanged(fault: Fault | undefined): void {
    if (!fault) {
      milestone("model loaded");
      metrics.provider(provider());
      keepThreads();
      selfTest.start();
    }
    health.report("model")(fault);
  }

  /** Without this the number is only found out again at the next start. */
  function keepThreads(): void {
    try {
      if (engine.threads !== null) threads.keep(engine.threads);
    } catch (error) {
      log.warn({ error: String(error) }, "the number of threads could not be kept");
    }
  }

  function show(view: View, { frame, sighting }: Glimpse): void {
    server.preview(frame.jpeg);
    display.view(view);
    if (sighting !== undefined) metrics.took("frame-to-view", performance.now() - frame.capturedAtMs);
    systemd.progress();
    collect();
  }

  /** A picture that could not be read. */
  function missed(): void {
    desk.missed();
    metrics.unreadable();
  }

  function readiness(): Readiness {
    const reasons = health.faults().map((fault) => fault.message);
    return { ready: reasons.length === 0 && selfTest.isFresh(), provider: engine.provider, threads: engine.threads, reasons };
  }

  function beat(): void {
    const faults = health.faults();
    server.beat(deviceStatus({ source: config.camera.source, bundle, camera, engine, audit, faults, metrics, reader }));
    metrics.camera(camera.counts);
    metrics.ready(readiness().ready);
    systemd.status(faults[0]?.message ?? "watching the tray");
    if (faults.length > 0) systemd.progress();
    if (!isWritable()) retry();
    desk.clock();
    selfTest.repeatWhenDue();
  }
}

function every(ms: number, run: () => void): Disposable {
  const timer = setInterval(run, ms);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
