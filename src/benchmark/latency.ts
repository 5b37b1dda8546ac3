import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Figure, figure } from "./figure.ts";
import type { Progress, Sides } from "./sides.ts";
import { median, p95 } from "./statistics.ts";

/** Frames of a turn. */
const TURN = 10;

/** How often the event loop is asked to be on time; the figure includes it. */
const RESOLUTION_MS = 10;

/** How much longer a frame takes than the network alone, and how long the daemon is deaf meanwhile. */
export async function measureLatency({ journey, bare }: Sides, frames: number, progress: Progress): Promise<Figure[]> {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const journeysMs: number[] = [];
  const runsMs: number[] = [];
  while (journeysMs.length < frames) {
    loop.enable();
    journeysMs.push(...(await journey.oneByOne(TURN)));
    loop.disable();
    runsMs.push(...(await bare.run(TURN)));
    progress(2 * TURN);
  }
  return [
    figure({
      what: "Frame to view against a bare run, median",
      value: median(journeysMs) / median(runsMs),
      unit: "",
      target: { at: "most", value: 1.35 },
      from: [
        { what: "frame to view, median", value: median(journeysMs), unit: "ms" },
        { what: "95th percentile", value: p95(journeysMs), unit: "ms" },
        { what: "bare run, median", value: median(runsMs), unit: "ms" },
        { what: "95th percentile", value: p95(runsMs), unit: "ms" },
      ],
    }),
    figure({
      what: "Event loop delay of the daemon, 99th percentile",
      value: loop.percentile(99) / 1e6,
      unit: "ms",
      target: { at: "most", value: 20 },
      from: [
        { what: "of it the timer's own interval", value: RESOLUTION_MS, unit: "ms" },
        { what: "longest", value: loop.max / 1e6, unit: "ms" },
      ],
    }),
  ];
}
