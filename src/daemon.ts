import { openAudit } from "./audit/audit.ts";
import { openPictures } from "./audit/pictures.ts";
import { openRecorder } from "./audit/recorder.ts";
import { openSource } from "./camera/open.ts";
import { openCameraWatch } from "./camera/watch.ts";
import { secretsOf } from "./config/secrets.ts";
import type { Config } from "./config.ts";
import { checkWatchdog } from "./device/checks/watchdog.ts";
import { openCondition } from "./device/condition.ts";
import { openHealth } from "./device/health.ts";
import { openMachine } from "./device/machine.ts";
import { openMaintenance } from "./device/maintenance.ts";
import { openMilestones } from "./device/milestones.ts";
import { openSelfTest } from "./device/self-test.ts";
import { deviceStatus } from "./device/status.ts";
import { supervise } from "./device/supervise.ts";
import type { Systemd } from "./device/systemd.ts";
import type { Glance } from "./domain/camera/glance.ts";
import { codesOf } from "./domain/codes/contradiction.ts";
import type { SelfTestReport } from "./domain/self-test/report.ts";
import { deviceState } from "./domain/verdict/device-state.ts";
import { provenBy } from "./domain/verdict/green-rule.ts";
import { openCurator } from "./enrolment/curator.ts";
import { openPharmacy } from "./enrolment/pharmacy.ts";
import { openTeacher } from "./enrolment/teach/teacher.ts";
import { takenBack, usedBundle } from "./enrolment/updates/used-bundle.ts";
import { openVersions } from "./enrolment/versions/versions.ts";
import { FAULTS, type Fault } from "./errors.ts";
import { diagnosticsOf } from "./fleet/diagnostics.ts";
import { openFleet } from "./fleet/fleet.ts";
import { openStaging } from "./fleet/stage-bundle.ts";
import { conditionOf } from "./fleet/state.ts";
import { readFrames } from "./journey/frames.ts";
import { openPackReader } from "./journey/pack-reader.ts";
import { type Glimpse, journeyThrough } from "./journey/pipeline.ts";
import { selfTestChecks } from "./journey/self-test-checks.ts";
import { openSight, readEmptyTray } from "./journey/sight.ts";
import { stagesOf } from "./journey/stages.ts";
import type { Log } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { openDesk } from "./orders/desk.ts";
import { openWebhooks } from "./outbox/webhooks.ts";
import { every } from "./process/every.ts";
import { collectNowAndThen, FRAMES_A_COLLECTION } from "./process/heap.ts";
import { BEAT_MS, type DeviceStatus, type View } from "./protocol.ts";
import { checkDisplay } from "./server/check-display.ts";
import type { Readiness } from "./server/desk.ts";
import { openDisplay } from "./server/display.ts";
import { pageBuild } from "./server/page.ts";
import { openServer } from "./server/server.ts";
import { version } from "./version.ts";
import { openBundle } from "./vision/bundle/bundle.ts";
import { openLiveBundle } from "./vision/bundle/live-bundle.ts";
import { engineConfinement } from "./vision/engine/confinement.ts";
import { openEngine } from "./vision/engine/engine.ts";
import { openProvenThreads } from "./vision/engine/proven-threads.ts";
import { readingFiles } from "./vision/reading/models.ts";
import { networksFor } from "./vision/tensorrt/networks.ts";

export interface DaemonParts {
  readonly systemd: Systemd;
  readonly log: Log;
  /** Ends the daemon. */
  readonly signal: AbortSignal;
  /** Called once, when the page can be opened. */
  readonly announce: (url: string) => void;
}

/** The whole machine: opened from top to bottom, closed from bottom to top, even when opening fails half-way. */
export async function runDaemon(config: Config, { systemd, log, signal, announce }: DaemonParts): Promise<void> {
  const failed = new AbortController();
  const ending = AbortSignal.any([signal, failed.signal]);
  const metrics = openMetrics();
  const collect = collectNowAndThen(FRAMES_A_COLLECTION);
  const milestone = openMilestones(log);
  const update = await usedBundle(config.vision);
  const versions = await openVersions(config.dataDir, update.bundle, { ...config.vision, ...config.enrolment });
  const bundle = openLiveBundle(versions.opened.bundle);
  milestone("bundle verified");
  using audit = openAudit(config.dataDir);
  using _webhooks = openWebhooks({ receivers: config.webhooks, audit, metrics, log });

  const pictures = openPictures({ ...config, log });
  const display = openDisplay();
  const health = openHealth(declare);
  const reportMaintenance = health.report("maintenance");
  const { record, isWritable, retry } = openRecorder(metrics.counting(audit.record), health.report("record"));
  const condition = openCondition(record);
  const maintenance = openMaintenance({ record, report: reportMaintenance });
  const rules = { ...config.settle, policy: config.identity, reading: config.reading.enabled };
  const codes = () => codesOf(bundle.items);
  const desk = openDesk({ rules, record, recall: audit.recall, codes, changed: () => display.view(desk.view()) });

  const emptyTray = await readEmptyTray(config.camera.emptyTray);
  await using camera = await openSource(config.camera, health.report("camera"), log);
  const watch = openCameraWatch({ config: config.camera, camera, emptyTray, report: health.report("camera-watch"), log });
  const threads = openProvenThreads({ ...config, ...config.vision, bundle: bundle.hash, configured: config.vision.threads, log });
  const files = await readingFiles(config.reading);
  const networks = await networksFor({ ...config.vision, bundle, reading: files });
  const reading = networks.reading && { ...config.reading, ...networks.reading };
  const loaded = { ...networks, card: bundle.card };
  const confinement = engineConfinement({ bundle, networks, secrets: secretsOf(config), log });
  await using engine = openEngine({
    ...config.vision,
    bundle: loaded,
    threads: threads.choice,
    confinement,
    reading,
    report: modelChanged,
    log,
  });
  const provider = () => engine.provider ?? "none";
  const orderOpen = () => desk.order() !== undefined;
  const subject = () => ({ bundle: bundle.hash, provider: provider() });
  const selfTest = openSelfTest({
    checks: [
      ...selfTestChecks({ config, bundle, engine, audit, confinement, log }),
      { depth: "start", run: () => checkWatchdog() },
      { depth: "light", run: watch.checks },
      { depth: "light", run: async () => checkDisplay(await server.echo()) },
    ],
    subject,
    record,
    report: health.report("self-test"),
    finished: tested,
    busy: orderOpen,
    signal,
  });
  const sight = openSight({ bundle, engine, emptyTray, metrics, looked });
  const proof = () => ({ bundleVerified: true, selfTest: selfTest.proof(), auditWritable: isWritable(), faults: health.faults().length });
  const reader = files && openPackReader({ bundle, engine, desk, metrics });
  const curator = openCurator({ live: bundle, versions, engine, record, orderOpen, changed: renew });
  const teacher = openTeacher({ live: bundle, versions, curator, engine, limits: config.gate, orderOpen });
  const pharmacy = openPharmacy({ live: bundle, curator, teacher });
  const { faults } = health;
  const kept = { record, keepPicture: pictures.keep };
  const stages = stagesOf({ config, bundle, desk, sight, reader, metrics, proof, faults, provider, ...kept, watching: teacher.wants });

  const probes = { ready: readiness, metrics: metrics.exposition };
  const stage = openStaging({ ...config, ...config.vision, openBundle });
  const diagnostics = () => diagnosticsOf({ status, metrics: metrics.exposition });
  const present = () => conditionOf({ ...config.vision, bundle, engine, selfTest, state: readiness().state, faults: health.faults() });
  await using fleet = openFleet({ ...config, audit, metrics, condition: present, selfTest, diagnostics, stage, record, signal, log });
  const machine = openMachine({ ...config.selfTest, dataDir: config.dataDir, measured: metrics.machine });
  metrics.bundle(bundle.hash);
  const beats = [fleet.beat, machine.beat, watch.beat, maintenance.beat, selfTest.beat, pictures.tidy, desk.clock];
  const demo = config.camera.source === "recording";
  const { clips } = camera;
  const { identity, screen } = config;
  const { keptAnswers, recall: history } = audit;
  const device = { probes, selfTests: selfTest, maintenance, pharmacy, enrolment: config.enrolment };
  const page = { formulary: bundle, keptAnswers, history, build: pageBuild(), identity, screen, demo, clips };
  await using server = await openServer({ config: config.server, desk, ...device, ...page, log });

  record({ kind: "start", version, bundle: bundle.hash, provider: config.vision.provider });
  desk.resume();
  display.connect(server.show);
  using _heart = every(BEAT_MS, beat);
  announce(server.url);
  milestone("page served");
  await readFrames({ camera, ...journeyThrough(stages), show, missed, report: health.report("pictures") }, ending);
  if (!signal.aborted) throw takenBack(update.bundle);
  systemd.stopping();

  function declare(part: string, fault: Fault | undefined): void {
    if (fault) {
      log.warn({ part, code: fault.code, detail: fault.detail }, FAULTS[fault.code]);
    } else {
      log.info({ part }, "in order again");
    }
    // That the record cannot be written, the record itself tells once it can.
    if (part !== "record") condition.fault(part, fault);
    const faults = health.faults();
    desk.fault(faults.map(({ code, detail }) => ({ code, detail })));
    display.fault(faults[0]);
    metrics.fault(faults[0]?.code);
  }

  /** A model that was loaded, again or for the first time, has to prove itself. */
  function modelChanged(fault: Fault | undefined): void {
    if (!fault) {
      milestone("model loaded");
      metrics.modelLoaded(config.vision.provider);
      threads.keep(engine.threads);
      selfTest.modelLoaded();
    }
    health.report("model")(fault);
  }

  /** Another version of the bundle is in use: it proves itself before anything is said of a pack. */
  function renew(): void {
    server.renew();
    metrics.bundle(bundle.hash);
    selfTest.bundleChanged();
  }

  function show(view: View, { frame, scene, sighting }: Glimpse): void {
    display.view(view);
    if (sighting !== undefined) metrics.took("frame-to-view", performance.now() - frame.capturedAtMs);
    server.preview(frame.jpeg);
    teacher.offer(frame, scene);
    systemd.progress();
    collect();
  }

  /** A picture that could not be read. */
  function missed(): void {
    desk.missed();
    metrics.unreadable();
  }

  function looked(glance: () => Glance): void {
    milestone("first picture looked at");
    watch.see(glance);
  }

  function tested(report: SelfTestReport): void {
    metrics.selfTest(report);
    if (report.pass) milestone("self-test passed");
    // What came as an update has now proven itself here, or goes.
    if (update.tested(report.pass === true) === "taken back") failed.abort();
  }

  function readiness(): Readiness {
    const faults = health.faults();
    const state = deviceState({ faults: faults.map(({ code }) => code), proven: provenBy(selfTest.proof()), slow: selfTest.isSlow() });
    const reasons = faults.map((fault) => fault.message);
    return { ready: state === "READY" || state === "READY_SLOW", state, provider: engine.provider, threads: engine.threads, reasons };
  }

  /** The technician's page. */
  function status(): DeviceStatus {
    const { source } = config.camera;
    const { state } = readiness();
    return deviceStatus({ source, bundle, camera, engine, audit, faults: health.faults(), metrics, reader, state, maintenance, selfTest });
  }

  function beat(): void {
    const faults = health.faults();
    const { ready, state } = readiness();
    server.beat(status());
    metrics.camera(camera.counts);
    metrics.ready(ready);
    metrics.state(state);
    supervise(systemd, state, faults);
    condition.clock(ready);
    if (!isWritable()) retry();
    for (const run of beats) run();
  }
}
