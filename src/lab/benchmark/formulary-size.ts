import { openMetrics } from "../../metrics.ts";
import { median } from "../statistics/statistics.ts";
import { type Figure, figure } from "./figure.ts";
import { withItems } from "./load/drawn-bundle.ts";
import { withRig } from "./rig.ts";
import type { BenchParts, Progress } from "./sides.ts";
import { openStopwatch } from "./stopwatch.ts";

const MANY = 10_000;
const WARM_UP_FRAMES = 20;

/** How much longer a frame takes with a large formulary than with a small one, else the bundle's own; their frames alternate one by one. */
export async function measureFormularySize(
  parts: BenchParts,
  jpegs: readonly Uint8Array[],
  frames: number,
  progress: Progress,
  { few: own = parts.bundle.items.length, many: most = MANY }: { readonly few?: number; readonly many?: number } = {},
): Promise<Figure> {
  const small = withItems(parts.bundle, own);
  const large = withItems(parts.bundle, most);
  return await withRig({ ...parts, bundle: small, stopwatch: openStopwatch(openMetrics()), screens: 1 }, (few) =>
    withRig({ ...parts, bundle: large, stopwatch: openStopwatch(openMetrics()), screens: 1 }, async (many) => {
      const sides = [few.journey(jpegs), many.journey(jpegs)] as const;
      for (const side of sides) await side.oneByOne(WARM_UP_FRAMES);
      const [fewMs, manyMs]: [number[], number[]] = [[], []];
      while (manyMs.length < frames) {
        fewMs.push(...(await sides[0].oneByOne(1)));
        manyMs.push(...(await sides[1].oneByOne(1)));
        progress(2);
      }
      return figure({
        what: `Frame to view with ${most.toLocaleString("en")} items against ${own}, median`,
        value: median(manyMs) / median(fewMs),
        unit: "",
        target: { at: "most", value: 1.1 },
        from: [
          { what: `with ${most.toLocaleString("en")} items`, value: median(manyMs), unit: "ms" },
          { what: `with ${own}`, value: median(fewMs), unit: "ms" },
        ],
      });
    }),
  );
}
