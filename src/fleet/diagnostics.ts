import { arch, loadavg, release, totalmem, uptime } from "node:os";
import type { DeviceStatus } from "../protocol.ts";

interface Parts {
  readonly status: () => DeviceStatus;
  readonly metrics: () => Promise<{ readonly text: string }>;
}

/** What somebody far away needs to find out what is wrong: no pictures, nothing that was read on a pack, no rows about orders. */
export async function diagnosticsOf({ status, metrics }: Parts): Promise<object> {
  const { read, ...device } = status();
  return {
    at: new Date().toISOString(),
    device,
    metrics: (await metrics()).text.split("\n"),
    computer: { node: process.version, arch: arch(), kernel: release(), memoryBytes: totalmem(), uptimeSeconds: uptime(), load: loadavg() },
  };
}
