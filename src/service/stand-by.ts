import { setTimeout as sleep } from "node:timers/promises";
import { checkAudit } from "../audit/check.ts";
import type { Config } from "../config.ts";
import type { DaemonParts } from "../daemon.ts";
import { supervise } from "../device/supervise.ts";
import { bundleInUse } from "../enrolment/versions/in-use.ts";
import { FAULTS, Fault } from "../errors.ts";
import { openMetrics } from "../metrics.ts";
import { every } from "../process/every.ts";
import { BEAT_MS } from "../protocol.ts";
import { readingFiles } from "../vision/reading/models.ts";
import { networksFor } from "../vision/tensorrt/networks.ts";
import { openClosedPage, STATE } from "./closed-page.ts";

/** Between two tries: verifying a bundle takes a fifth of a second of a processor. */
const RETRY_MS = 3_000;

/**
 * Stands in for a daemon whose bundle or record is refused: serves the page with the fault on it and no verdict, answers every order
 * with the fault, and tells monitoring. Returns when both can be opened, or when the signal aborts.
 */
export async function standBy(config: Config, refused: Fault, { systemd, log, signal, announce }: DaemonParts): Promise<void> {
  const metrics = openMetrics();
  let fault = refused;
  await using page = await openClosedPage(config, { fault: () => fault, metrics, log });
  declare(refused);
  using _heart = every(BEAT_MS, () => supervise(systemd, STATE, [fault]));
  announce(page.server.url);
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
    page.show(fault);
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
