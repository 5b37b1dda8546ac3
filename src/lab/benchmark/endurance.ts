import { LOOK_MS, openLoopDelay } from "../../metrics/loop-delay.ts";
import { slope } from "../statistics/statistics.ts";
import { type Figure, figure } from "./figure.ts";
import { residentMib } from "./processes.ts";
import type { Journey, Progress } from "./sides.ts";

/** How many times each process's memory is read. */
const SAMPLES = 100;
/** The first share of the samples, whose growth is only warm-up. */
const WARM_UP = 0.2;

/** Uncollected garbage varies by this much from one moment to the next. */
const FLAT_MIB = 10;

/** Whether the daemon stays responsive and small over many consecutive frames. `processes`: ids by name. */
export async function measureEndurance(
  journey: Journey,
  processes: Readonly<Record<string, number>>,
  frames: number,
  progress: Progress,
): Promise<Figure[]> {
  const samples: { readonly frames: number; readonly mib: readonly number[] }[] = [];
  const turn = Math.ceil(frames / SAMPLES);
  using loop = openLoopDelay();
  for (let done = 0; done < frames; done += turn) {
    await journey.inARow(turn);
    samples.push({ frames: done + turn, mib: Object.values(processes).map((pid) => residentMib(pid)) });
    progress(turn);
  }
  const warm = samples.slice(Math.floor(WARM_UP * samples.length));
  const growth = Object.keys(processes).map((name, index) =>
    growthOf(
      name,
      warm.map((sample) => ({ frames: sample.frames, mib: sample.mib[index] ?? 0 })),
    ),
  );
  return [
    figure({
      what: "Event loop delay of the daemon, 99th percentile",
      value: loop.p99Ms(),
      unit: "ms",
      target: { at: "most", value: 10 },
      from: [
        { what: "longest", value: loop.longestMs(), unit: "ms" },
        { what: "checked every", value: LOOK_MS, unit: "ms" },
      ],
    }),
    ...growth,
  ];
}

/** By the slope of the best-fitting line: any single sample may fall just before or just after a collection. */
function growthOf(name: string, samples: readonly { readonly frames: number; readonly mib: number }[]): Figure {
  const [first, last] = [samples[0], samples.at(-1)];
  const mibPerFrame = slope(samples.map(({ frames, mib }) => ({ x: frames, y: mib })));
  const watched = (last?.frames ?? 0) - (first?.frames ?? 0);
  return figure({
    what: `Memory of ${name}, growth`,
    value: mibPerFrame * watched,
    unit: "MiB",
    target: { at: "most", value: FLAT_MIB },
    from: [
      { what: `after ${first?.frames} frames`, value: first?.mib ?? 0, unit: "MiB" },
      { what: `after ${last?.frames} frames`, value: last?.mib ?? 0, unit: "MiB" },
      { what: "growth", value: 1_000 * mibPerFrame, unit: "MiB per 1,000 frames" },
    ],
  });
}
