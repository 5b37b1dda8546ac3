import type { Metrics } from "../../metrics.ts";
import type { Stage } from "../../metrics/stage-times.ts";
import { median, p95, sum } from "../statistics/statistics.ts";

export interface StageRow {
  readonly stage: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the total time of all frames. */
  readonly share: number;
}

export type Stopwatch = ReturnType<typeof openStopwatch>;

interface Lap {
  readonly stage: string;
  readonly ms: number;
  /** Part of another stage, which has its own lap. */
  readonly isPart: boolean;
}

/** Keeps the timings that reach the daemon's metrics between `begin` and `end`. */
export function openStopwatch(metrics: Metrics) {
  const kept = new Map<string, number[]>();
  let frame: Lap[] | undefined;

  function took(stage: Stage, ms: number): void {
    metrics.took(stage, ms);
    frame?.push({ stage, ms, isPart: false });
  }

  function keep(stage: string, ms: number): void {
    const laps = kept.get(stage) ?? [];
    kept.set(stage, laps);
    laps.push(ms);
  }

  return {
    /** Takes the place of the daemon's own. */
    metrics: {
      ...metrics,
      took,
      async time<T>(stage: Stage, run: () => T | Promise<T>): Promise<T> {
        const startedMs = performance.now();
        const result = await run();
        took(stage, performance.now() - startedMs);
        return result;
      },
    } satisfies Metrics,

    /** The duration of a part of a stage. */
    part: (stage: string, ms: number): void => void frame?.push({ stage, ms, isPart: true }),

    begin(): void {
      frame = [];
    },

    /** The frame's view was shown after `wholeMs`; undefined discards the frame. */
    end(wholeMs: number | undefined): void {
      if (frame && wholeMs !== undefined) {
        for (const { stage, ms } of frame) keep(stage, ms);
        keep("all else", wholeMs - sum(frame.map(({ ms, isPart }) => (isPart ? 0 : ms))));
        keep("frame to view", wholeMs);
      }
      frame = undefined;
    },

    /** Forgets everything so far: it was warm-up. */
    reset: () => kept.clear(),

    table(): StageRow[] {
      const wholeMs = sum(kept.get("frame to view") ?? []);
      return [...kept].map(([stage, ms]) => ({ stage, runs: ms.length, medianMs: median(ms), p95Ms: p95(ms), share: sum(ms) / wholeMs }));
    },
  };
}
