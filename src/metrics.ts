import { Counter, Histogram, Registry } from "prom-client";
import { openClinicalSeries } from "./metrics/clinical-series.ts";
import { openDeviceSeries } from "./metrics/device-series.ts";
import { openMachineSeries } from "./metrics/machine-series.ts";
import { openOutboxSeries } from "./metrics/outbox-series.ts";
import { samplesOf } from "./metrics/samples.ts";
import { openStageTimes, type Stage } from "./metrics/stage-times.ts";

export type Metrics = ReturnType<typeof openMetrics>;

/**
 * A registry of its own, so that two daemons in one process (as in tests) do not mix their numbers. At most 60 series, all of them there
 * from the first scrape on, labels from closed lists only: deploy/METRICS.md has them all.
 */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const times = openStageTimes();
  const latency = new Histogram({
    name: "blisterscope_frame_seconds",
    help: "From a frame's capture to the view of it, of frames that the network was asked about.",
    buckets: [0.25, 0.5, 1],
    registers,
  });
  const frames = new Counter({ name: "blisterscope_camera_frames_total", help: "Pictures the camera delivered.", registers });
  const unreadable = new Counter({
    name: "blisterscope_pictures_unreadable_total",
    help: "Pictures of which a part is missing or damaged.",
    registers,
  });
  let counted = 0;

  function took(stage: Stage, ms: number): void {
    if (stage === "frame-to-view") latency.observe(ms / 1_000);
    times.took(stage, ms);
  }

  return {
    ...openDeviceSeries(registers),
    ...openClinicalSeries(registers),
    ...openOutboxSeries(registers),
    machine: openMachineSeries(registers).read,
    camera(counts: { readonly frames: number }): void {
      frames.inc(Math.max(0, counts.frames - counted));
      counted = counts.frames;
    },
    unreadable: (): void => unreadable.inc(),
    took,

    /** Runs the stage and records how long it took, even when it fails. */
    async time<T>(stage: Stage, run: () => T | Promise<T>): Promise<T> {
      const startedMs = performance.now();
      try {
        return await run();
      } finally {
        took(stage, performance.now() - startedMs);
      }
    },

    latest: times.latest,
    latencies: times.latencies,

    /** What is scraped. */
    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    /** The same as numbers; what is unknown is left out. */
    samples: async () => samplesOf(await registry.getMetricsAsJSON()),
  };
}
