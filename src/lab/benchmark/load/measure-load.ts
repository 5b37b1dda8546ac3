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

export const RATES = [1, 2, 5, 10, undefined] as const;
export const SIZES: readonly Size[] = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
export const ITEMS = [40, 1_000, 10_000] as const;
export const SCREENS = [1, 4] as const;

const LEAST_FRAMES = 10;
const WARM_UP_FRAMES = 10;
/** Of pictures that come faster, enough for this long. */
const SECONDS = 3;
/** Pictures that come as fast as possible. */
const IN_A_ROW = 60;

/** Frames that the whole measurement shows. */
export const LOAD_FRAMES =
  ITEMS.length * SCREENS.length * SIZES.length * RATES.reduce<number>((sum, rate) => sum + framesAt(rate), WARM_UP_FRAMES);

/** Every combination of items, screens, picture size and rate. */
export async function measureLoad(parts: BenchParts, progress: Progress): Promise<readonly LoadRow[]> {
  const rows: LoadRow[] = [];
  for (const items of ITEMS) {
    const bundle = withItems(parts.bundle, items);
    for (const screens of SCREENS) {
      const stopwatch = openStopwatch(openMetrics());
      await withRig({ ...parts, bundle, stopwatch, screens }, async (rig) => {
        const stills = await readStills(parts.recording, { look: rig.sight.look, cropOf: rig.cropOf });
        const pids = [process.pid, parts.engine.pid ?? 0, sharedDecoder().pid ?? 0];
        for (const size of SIZES) {
          const journey = rig.journey(await Promise.all(stills.map(({ jpeg }) => atSize(jpeg, size))));
          await journey.paced(WARM_UP_FRAMES, undefined);
          progress(WARM_UP_FRAMES);
          for (const perSecond of RATES) {
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
