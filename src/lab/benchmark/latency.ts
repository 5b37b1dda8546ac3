import { median, p95 } from "../statistics/statistics.ts";
import { type Figure, figure } from "./figure.ts";
import type { Progress, Sides } from "./sides.ts";

/**
 * How much longer a frame takes from the camera to the screens than in the bare network. Frames and runs alternate one by
 * one, so that both find the network idle. Runs back to back are a few percent faster; throughput.ts compares those.
 */
export async function measureLatency({ journey, bare }: Sides, frames: number, progress: Progress): Promise<Figure> {
  const journeysMs: number[] = [];
  const runsMs: number[] = [];
  while (journeysMs.length < frames) {
    journeysMs.push(...(await journey.oneByOne(1)));
    runsMs.push(...(await bare.run(1)));
    progress(2);
  }
  return figure({
    what: "Frame to view against a bare run, median",
    value: median(journeysMs) / median(runsMs),
    unit: "",
    target: { at: "most", value: 1.25 },
    from: [
      { what: "frame to view, median", value: median(journeysMs), unit: "ms" },
      { what: "95th percentile", value: p95(journeysMs), unit: "ms" },
      { what: "bare run, median", value: median(runsMs), unit: "ms" },
      { what: "95th percentile", value: p95(runsMs), unit: "ms" },
    ],
  });
}
