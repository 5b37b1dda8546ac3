import type { Point } from "../../domain/geometry.ts";
import { drawing, polyline, text } from "./svg.ts";

/** What is measured along one side of a plot. */
export interface Axis {
  /** With its unit. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Where lines are drawn across, with the number beside them. */
  readonly ticks: readonly number[];
}

interface Plot {
  readonly title: string;
  /** One line below the title. */
  readonly facts: string;
  readonly x: Axis;
  readonly y: Axis;
  /** `at` gives the place of two values in the drawing. */
  readonly marks: (at: (x: number, y: number) => Point) => readonly string[];
}

export const INK = "#14191d";
export const QUIET = "#414c55";
/** Two colours that everybody tells apart, also in grey; neither is a verdict's. */
export const FIRST = "#00468b";
export const SECOND = "#e0a100";

const SIZE = { width: 960, height: 600 } as const;
const PLACE = { left: 96, top: 150, right: 920, bottom: 520 } as const;

/** A PNG with numbers along two axes. */
export async function drawPlot({ title, facts, x, y, marks }: Plot): Promise<Uint8Array> {
  const across = (value: number) => PLACE.left + ((value - x.from) / (x.to - x.from)) * (PLACE.right - PLACE.left);
  const down = (value: number) => PLACE.bottom - ((value - y.from) / (y.to - y.from)) * (PLACE.bottom - PLACE.top);
  return await drawing(SIZE, [
    text(title, 40, 52, { size: 28, bold: true }),
    text(facts, 40, 84, { size: 18, ink: QUIET }),
    text(y.label, 40, PLACE.top - 22, { size: 17, ink: QUIET }),
    text(x.label, PLACE.right, PLACE.bottom + 60, { size: 17, ink: QUIET, anchor: "end" }),
    ...y.ticks.map((tick) => ruled(down(tick)) + text(`${tick}`, PLACE.left - 12, down(tick) + 6, { size: 17, ink: QUIET, anchor: "end" })),
    ...x.ticks.map((tick) => text(`${tick}`, across(tick), PLACE.bottom + 28, { size: 17, ink: QUIET, anchor: "middle" })),
    ...marks((atX, atY) => ({ x: across(atX), y: down(atY) })),
  ]);
}

function ruled(y: number): string {
  return polyline(
    [
      { x: PLACE.left, y },
      { x: PLACE.right, y },
    ],
    'stroke="#d3d7da"',
  );
}
