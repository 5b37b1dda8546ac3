import { mean } from "../../domain/mean.ts";
import { median } from "../statistics/statistics.ts";
import { type Figure, figure } from "./figure.ts";
import type { Progress, Sides } from "./sides.ts";

/** Frames per turn. */
const TURN = 30;

/** Frames per second of the daemon when there is always a next one, against the bare network. */
export async function measureThroughput({ journey, bare }: Sides, frames: number, progress: Progress): Promise<Figure> {
  const journeys: number[] = [];
  const runs: number[] = [];
  for (let done = 0; done < frames; done += TURN) {
    journeys.push(1_000 / (await journey.inARow(TURN)));
    runs.push(1_000 / mean(await bare.run(TURN)));
    progress(2 * TURN);
  }
  return figure({
    what: "Frames in a row against bare runs in a row",
    value: median(journeys) / median(runs),
    unit: "",
    target: { at: "least", value: 0.95 },
    from: [
      { what: "frames", value: median(journeys), unit: "frames/s" },
      { what: "bare runs", value: median(runs), unit: "frames/s" },
    ],
  });
}
