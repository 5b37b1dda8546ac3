import { setTimeout as sleep } from "node:timers/promises";
import { checkAudit } from "../audit/check.ts";
import type { Config } from "../config.ts";
import type { DaemonParts } from "../daemon.ts";
import { deviceStatus } from "../device/status.ts";
import { supervise } from "../device/supervise.ts";
import { bundleInUse } from "../enrolment/versions/in-use.ts";
import { FAULTS, Fault } from "../errors.ts";
import { openMetrics } from "../metrics.ts";
import { every } from "../process/every.ts";
import { BEAT_MS } from "../protocol.ts";
import { openDisplay } from "../server/display.ts";
import { pageBuild } from "../server/page.ts";
import { openServer } from "../server/server.ts";
import { readingFiles } from "../vision/reading/models.ts";
import { networksFor } from "../vision/tensorrt/networks.ts";
import { NO_BUNDLE, NO_CAMERA, NO_ENGINE, NO_MAINTENANCE, NO_RECORD, NO_SELF_TEST, refusing } from "./nothing.ts";

/** Between two tries: verifying a bundle takes a fifth of a second of a processor. */
const RETRY_MS = 3_000;

/** No verdict comes of a device whose bundle or record is refused. */
const STATE = "ADVISORY_OFF";

/**
 * Stands in for a daemon whose bundle or record is refused: serves the page with the fault on it and no verdict, answers every order
 * with the fault, and tells monitoring. Returns when both can be opened, or when the signal aborts.
 */
export async function standBy(config: Config, refused: Fault, { systemd, log, signal, announce }: DaemonParts): Promise<void> {
  const metrics = openMetrics();
  const display = openDisplay();
  let fault = refused;
  const ready = () => ({ ready: false, state: STATE, ...NO_ENGINE, reasons: [fault.message] }) as const;
  const probes = { ready, metrics: metrics.exposition };
  const parts = { ...refusing(() => fault), refusal: () => fault, probes, ...NO_RECORD };
  const { identity, screen } = config;
  const page = { formulary: NO_BUNDLE, build: pageBuild(), identity, screen, demo: false };
  await using server = await openServer({ config: config.server, ...parts, ...page, log });
  declare(refused);
  display.connect(server.show);
  using _heart = every(BEAT_MS, beat);
  announce(server.url);
  for (;;) {
    await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    const next = signal.aborted ? undefined : await troubleOf(config);
    if (!next) break;
    if (next.message !== fault.message) declare(next);
  }
  if (signal.aborted) systemd.stopping();

  function declare(next: Fault): void {
    fault = next;
    log.warn({ code: fault.code, detail: fault.detail }, FAULTS[fault.code]);
    metrics.fault(fault.code);
    display.fault(fault);
  }

  function beat(): void {
    const { source } = config.camera;
    const closed = { bundle: NO_BUNDLE, camera: NO_CAMERA, engine: NO_ENGINE, audit: { entries: 0 }, selfTest: NO_SELF_TEST };
    const faults = [fault];
    server.beat(deviceStatus({ source, ...closed, maintenance: NO_MAINTENANCE, faults, metrics, state: STATE }));
    supervise(systemd, STATE, faults);
  }
}

/** What the daemon would still be refused for. */
async function troubleOf(config: Config): Promise<Fault | undefined> {
  try {
    const bundle = await bundleInUse(config);
    await networksFor({ ...config.vision, bundle, reading: await readingFiles(config.reading) });
    checkAudit(config.dataDir);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
