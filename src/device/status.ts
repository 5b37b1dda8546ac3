import type { PrintedLine } from "../domain/evidence/print/line.ts";
import type { SelfTestReport } from "../domain/self-test/report.ts";
import type { DeviceState } from "../domain/verdict/device-state.ts";
import type { Fault } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { DeviceStatus } from "../protocol.ts";
import { version } from "../version.ts";

interface Parts {
  readonly source: string;
  readonly bundle: {
    readonly hash: string;
    readonly card: { readonly name: string; readonly version: string; readonly provisional: boolean };
  };
  readonly camera: { readonly counts: { readonly frames: number; readonly dropped: number } };
  readonly engine: { readonly provider: string | null; readonly threads: number | null };
  readonly audit: { readonly entries: number };
  readonly faults: readonly Fault[];
  readonly metrics: Metrics;
  /** Absent where nothing reads. */
  readonly reader?: { readonly lines: readonly PrintedLine[] } | undefined;
  readonly state: DeviceState;
  readonly maintenance: { until(): string | undefined };
  readonly selfTest: { latest(): SelfTestReport | undefined; isRunning(): boolean };
}

/** The technician's page. */
export function deviceStatus(parts: Parts): DeviceStatus {
  const { source, bundle, camera, engine, audit, faults, metrics, reader, state, maintenance, selfTest } = parts;
  const { name, version: bundleVersion, provisional } = bundle.card;
  return {
    version,
    bundle: { name, version: bundleVersion, hash: bundle.hash, provisional },
    provider: engine.provider,
    threads: engine.threads,
    camera: { source, frames: camera.counts.frames, dropped: camera.counts.dropped },
    entries: audit.entries,
    faults: faults.map(({ code, detail }) => ({ code, detail })),
    latency: metrics.latencies(),
    read: reader?.lines.map(({ text }) => text) ?? null,
    uptimeSeconds: Math.round(process.uptime()),
    state,
    maintenanceUntil: maintenance.until() ?? null,
    selfTest: selfTest.latest() ?? null,
    testing: selfTest.isRunning(),
  };
}
