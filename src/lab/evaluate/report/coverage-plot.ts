import { drawPlot, FIRST, INK, SECOND } from "../../drawing/plot.ts";
import { disc, polyline, text } from "../../drawing/svg.ts";
import type { Coverage } from "../coverage.ts";
import { percent } from "./words.ts";

/** Of packs more and more of which are named, the most probable first: how many are named rightly. */
export async function coveragePlot({ curve, atFloor: { named, correct } }: Coverage): Promise<Uint8Array> {
  const least = Math.min(correct.share ?? 1, ...curve.map(({ accuracy }) => accuracy));
  const from = Math.min(90, 10 * Math.floor(10 * least));
  const step = from === 90 ? 2 : 10;
  return await drawPlot({
    title: "How often the name is right, if only the surest are named",
    facts: `At the floors of probability ${percent(named.share)} are named, ${percent(correct.share)} of them rightly.`,
    x: { label: "packs named, the most probable first (% of all)", from: 0, to: 100, ticks: [0, 20, 40, 60, 80, 100] },
    y: {
      label: "named rightly (% of those named)",
      ...{ from, to: 100, ticks: Array.from({ length: (100 - from) / step + 1 }, (_, at) => from + step * at) },
    },
    marks: (at) => {
      const points = curve.map(({ coverage, accuracy }) => at(100 * coverage, 100 * accuracy));
      const [first] = points;
      const floor = at(100 * (named.share ?? 0), 100 * (correct.share ?? 1));
      return [
        ...(first ? [polyline([{ x: at(0, 0).x, y: first.y }, ...points], `stroke="${FIRST}" stroke-width="3"`)] : []),
        disc(floor, 9, `fill="${SECOND}" stroke="${INK}" stroke-width="2"`),
        text("floors of probability", floor.x, floor.y + 34, { size: 17, anchor: floor.x > at(50, 100).x ? "end" : "start" }),
      ];
    },
  });
}
