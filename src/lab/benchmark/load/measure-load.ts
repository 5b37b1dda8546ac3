import { sharedDecoder } from "../../../jpeg/decode.ts";
import { openMetrics } from "../../../metrics.ts";
import { readStills } from "../../photographs/stills.ts";
import { median, p95 } from "../../statistics/statistics.ts";
import { coreMs } from "../processes.ts";
import { withRig } from "../rig.ts";
import type { BenchParts, Journey, Progress } from "../sides.ts";
import { openStopwatch } from "../stopwatch.ts";
import { withItems } from "./drawn-bundle.ts";
import { atSize, type Size } from "./sized.ts";

/** What frames cost under one load. */
export interface LoadRow extends Size {
  /** In the formulary; drawn ones beside the bundle's own. */
  readonly items: number;
  readonly screens: number;
  /** That come from the camera; absent, each comes as soon as there is room for it. */
  readonly perSecond?: number;
  readonly shownPerSecond: number;
  /** From frame to view. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Time that a frame occupies a core, in all processes but the screens'. */
  readonly coreMs: number;
}

/** Every combination of these is measured. */
export interface LoadPlan {
  readonly items: readonly number[];
  readonly screens: readonly number[];
  readonly sizes: readonly Size[];
  /** Frames a second; undefined for as fast as possible. */
  readonly rates: readonly (number | undefined)[];
}

export const FULL_LOAD: LoadPlan = {
  items: [40, 1_000, 10_000],
  screens: [1, 4],
  sizes: [
    { width: 640, height: 480 },
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ],
  rates: [1, 2, 5, 10, undefined],
};

const LEAST_FRAMES = 10;
const WARM_UP_FRAMES = 10;
/** Of pictures that come faster, enough for this long. */
const SECONDS = 3;
/** Pictures that come as fast as possible. */
const IN_A_ROW = 60;

/** Frames that the whole measurement shows. */
export function loadFrames({ items, screens, sizes, rates }: LoadPlan): number {
  return items.length * screens.length * sizes.length * rates.reduce<number>((sum, rate) => sum + framesAt(rate), WARM_UP_FRAMES);
}

export async function measureLoad(parts: BenchParts, plan: LoadPlan, progress: Progress): Promise<readonly LoadRow[]> {
  const rows: LoadRow[] = [];
  for (const items of plan.items) {
    const bundle = withItems(parts.bundle, items);
    for (const screens of plan.screens) {
      const stopwatch = openStopwatch(openMetrics());
      await withRig({ ...parts, bundle, stopwatch, screens }, async (rig) => {
        const stills = await readStills(parts.recording, { look: rig.sight.look, cropOf: rig.cropOf });
        const pids = [process.pid, parts.engine.pid ?? 0, sharedDecoder().pid ?? 0];
        for (const size of plan.sizes) {
          const journey = rig.journey(await Promise.all(stills.map(({ jpeg }) => atSize(jpeg, size))));
          await journey.paced(WARM_UP_FRAMES, undefined);
          progress(WARM_UP_FRAMES);
          for (const perSecond of plan.rates) {
            rows.push({ items, screens, ...size, ...(perSecond && { perSecond }), ...(await costOf(journey, perSecond, pids)) });
            progress(framesAt(perSecond));
          }
        }
      });
    }
  }
  return rows;
}

async function costOf(journey: Journey, perSecond: number | undefined, pids: readonly number[]) {
  const [startedMs, coreBeforeMs] = [performance.now(), coreMs(pids)];
  const tookMs = await journey.paced(framesAt(perSecond), perSecond);
  const [elapsedMs, onCoreMs] = [performance.now() - startedMs, coreMs(pids) - coreBeforeMs];
  return {
    shownPerSecond: (1_000 * tookMs.length) / elapsedMs,
    medianMs: median(tookMs),
    p95Ms: p95(tookMs),
    coreMs: onCoreMs / tookMs.length,
  };
}

function framesAt(perSecond: number | undefined): number {
  return perSecond === undefined ? IN_A_ROW : Math.max(LEAST_FRAMES, SECONDS * perSecond);
}
