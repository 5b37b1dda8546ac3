import { statfs } from "node:fs/promises";
import type { MachineReading } from "../metrics/machine-series.ts";
import { hottestZone } from "./checks/thermal.ts";

interface Parts {
  /** The types of the zones that may be read. */
  readonly thermalZones: readonly string[];
  readonly dataDir: string;
  readonly measured: (reading: MachineReading) => void;
}

const EVERY_MS = 15_000;

/** Reads now and then how warm the computer is and how much space there is; nobody waits for it. */
export function openMachine({ thermalZones, dataDir, measured }: Parts) {
  let dueMs = Number.NEGATIVE_INFINITY;

  async function measure(): Promise<void> {
    const [zone, free] = await Promise.all([hottestZone({ zones: thermalZones }), freeBytes(dataDir)]);
    measured({ celsius: zone?.celsius ?? Number.NaN, freeBytes: free });
  }

  return {
    /** To be called often. */
    beat(): void {
      if (performance.now() < dueMs) return;
      dueMs = performance.now() + EVERY_MS;
      void measure();
    },
  };
}

function freeBytes(folder: string): Promise<number> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Number.NaN,
  );
}
