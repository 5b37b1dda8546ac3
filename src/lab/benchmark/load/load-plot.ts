import type { Point } from "../../../domain/geometry.ts";
import { type Axis, drawPlot, FIRST, SECOND } from "../../drawing/plot.ts";
import { disc, polyline, text } from "../../drawing/svg.ts";
import type { LoadRow } from "./measure-load.ts";

/** Of the smallest formulary and one screen: how long a frame takes, and how long it occupies a core, by rate and by size of picture. */
export async function loadPlot(load: readonly LoadRow[]): Promise<Uint8Array> {
  const [first] = load;
  const shown = load.filter(({ items, screens }) => items === first?.items && screens === first?.screens);
  const widths = [...new Set(shown.map(({ width }) => width))];
  return await drawPlot({
    title: "What a frame costs, by how many come a second",
    facts: `${first?.items} items, one screen. Blue: from frame to view; yellow: time on a core; by the picture's width in pixels.`,
    x: upTo("frames a second; the last ones as fast as possible", Math.max(...shown.map(({ shownPerSecond }) => shownPerSecond))),
    y: upTo("ms a frame", Math.max(...shown.map(({ medianMs, coreMs }) => Math.max(medianMs, coreMs)))),
    marks: (at) =>
      widths.flatMap((width) => {
        const rows = shown.filter((row) => row.width === width);
        return [
          ...curve(
            rows.map((row) => at(row.shownPerSecond, row.medianMs)),
            FIRST,
            `${width}`,
          ),
          ...curve(
            rows.map((row) => at(row.shownPerSecond, row.coreMs)),
            SECOND,
            `${width}`,
          ),
        ];
      }),
  });
}

function curve(points: readonly Point[], colour: string, name: string): string[] {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  return [
    polyline(points, `stroke="${colour}" stroke-width="3"`),
    ...points.map((point) => disc(point, 5, `fill="${colour}"`)),
    text(name, last.x + 10, last.y + 6, { size: 17 }),
  ];
}

/** From 0 to a little more than `most`, with about five ticks on round numbers. */
function upTo(label: string, most: number): Axis {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks = Array.from({ length: Math.floor((1.1 * most) / step) + 1 }, (_, at) => at * step);
  return { label, from: 0, to: 1.1 * most, ticks };
}
