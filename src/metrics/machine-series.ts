import { Gauge, type Registry } from "prom-client";
import { openLoopDelay } from "./loop-delay.ts";

/** What an operating system would tell of the computer; NaN where it does not. */
export interface MachineReading {
  /** Degrees Celsius. */
  readonly celsius: number;
  readonly freeBytes: number;
}

/** The computer and the process. */
export function openMachineSeries(registers: Registry[]) {
  let reading: MachineReading = { celsius: Number.NaN, freeBytes: Number.NaN };
  const delay = openLoopDelay();

  function gauge(name: string, help: string, measure: () => number): void {
    new Gauge({
      name: `blisterscope_${name}`,
      help,
      registers,
      collect() {
        this.set(measure());
      },
    });
  }

  gauge("temperature_celsius", "The hottest of the thermal zones that may be read; NaN when unknown.", () => reading.celsius);
  gauge("disk_free_bytes", "Free space for the record; NaN when unknown.", () => reading.freeBytes);
  gauge("clock_seconds", "The device's clock, since 1970.", () => Date.now() / 1_000);
  gauge("process_start_time_seconds", "When the daemon was started, since 1970.", () => Date.now() / 1_000 - process.uptime());
  gauge("process_resident_memory_bytes", "Memory of the daemon, without the model's process.", () => process.memoryUsage.rss());
  gauge("event_loop_lag_p99_seconds", "How late the daemon's own work is, 99th percentile since the last scrape.", () => {
    const seconds = delay.p99Ms() / 1_000;
    delay.reset();
    return seconds;
  });

  return {
    read(latest: MachineReading): void {
      reading = latest;
    },
  };
}
