import type { Point } from "../../../domain/geometry.ts";
import { drawPlot, FIRST, QUIET, SECOND } from "../../drawing/plot.ts";
import { rectangle, text } from "../../drawing/svg.ts";
import type { Evaluation } from "../evaluation.ts";

const BINS = 20;
/** Of a bar, in the axis's unit. */
const WIDTH = 0.02;

/** How known packs look, and how known the same packs look without their item: the farther apart, the better strangers are noticed. */
export async function knownnessPlot({ instances, strangers }: Pick<Evaluation, "instances" | "strangers">): Promise<Uint8Array> {
  const known = instances.filter(({ inFormulary }) => inFormulary).map(({ knownness }) => knownness);
  const left = instances.flatMap(({ unenrolled }) => (unenrolled ? [unenrolled.knownness] : []));
  const area = strangers.aurocLeftOut?.toFixed(4) ?? "not measured";
  return await drawPlot({
    title: "Are strange packs noticed?",
    facts: `Area under the ROC curve: ${area}. 1 is perfect, 0.5 is chance.`,
    x: { label: "known-ness (0 strange, 1 known)", from: 0, to: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    y: { label: "packs of the same colour (%)", from: 0, to: 100, ticks: [0, 20, 40, 60, 80, 100] },
    marks: (at) => [
      ...bars(known, 0, FIRST, at),
      ...bars(left, 1, SECOND, at),
      ...key(`enrolled (${known.length})`, 0, FIRST, at(0.2, 93)),
      ...key(`the same, had their item not been enrolled (${left.length})`, 1, SECOND, at(0.2, 93)),
    ],
  });
}

function bars(values: readonly number[], series: number, colour: string, at: (x: number, y: number) => Point): readonly string[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const count = values.filter((value) => Math.min(BINS - 1, Math.floor(value * BINS)) === bin).length;
    const start = bin / BINS + 0.005 + series * WIDTH;
    const [upper, lower] = [at(start, (100 * count) / Math.max(1, values.length)), at(start + WIDTH, 0)];
    const place = { x: upper.x, y: upper.y, width: lower.x - upper.x, height: lower.y - upper.y };
    return count > 0 ? rectangle(place, `fill="${colour}"`) : "";
  });
}

function key(words: string, line: number, colour: string, { x, y }: Point): readonly string[] {
  const top = y + 28 * line;
  return [rectangle({ x, y: top - 14, width: 18, height: 18 }, `fill="${colour}"`), text(words, x + 28, top + 2, { size: 17, ink: QUIET })];
}
