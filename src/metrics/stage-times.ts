/** The stages of a frame's journey, in order, and the reading of a pack beside it; "frame-to-view" is the whole of the journey. */
const STAGES = ["decode", "locate", "crop", "infer", "judge", "explain", "record", "read", "frame-to-view"] as const;
export type Stage = (typeof STAGES)[number];

interface StageLatency {
  readonly stage: Stage;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Runs of each stage that the technician's page summarizes. */
const RECENT = 300;

/** How long the latest runs of every stage took. */
export function openStageTimes() {
  const recent = new Map<Stage, number[]>(STAGES.map((stage) => [stage, []]));
  return {
    took(stage: Stage, ms: number): void {
      const kept = recent.get(stage);
      if (kept && kept.push(ms) > RECENT) kept.shift();
    },

    /** The latest run of every stage that has run, milliseconds. */
    latest: (): Readonly<Record<string, number>> =>
      Object.fromEntries([...recent].flatMap(([stage, kept]) => kept.slice(-1).map((ms) => [stage, ms]))),

    /** Over the last RECENT runs of each stage. */
    latencies: (): readonly StageLatency[] =>
      STAGES.map((stage) => {
        const sorted = [...(recent.get(stage) ?? [])].sort((a, b) => a - b);
        return { stage, medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
      }),
  };
}

/** Nearest-rank quantile of an ascending list; 0 for an empty one. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? 0;
}
