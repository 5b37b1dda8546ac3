import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import { processors } from "../../process/processors.ts";

/** The machine behind the figures. */
export interface Machine {
  readonly processor: string;
  /** That the program may use. */
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  /** The load average of the last minute; more than a few make the figures worthless. */
  readonly load: number;
  readonly node: string;
}

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: processors(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    load: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
    node: process.version,
  };
}
