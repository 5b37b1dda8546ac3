import { mean } from "../mean.ts";
import { type EmptyTray, type Glance, STILL, showsTray } from "./glance.ts";
import { shiftBetween } from "./shift.ts";

/** What the last glances say about the camera; undefined where they cannot tell. */
export interface Measures {
  /** Of the brightest of the last two: its largest grey, 0 to 255. */
  readonly brightest: number | undefined;
  /** Of the last two: the smaller share of cells that are burnt out. */
  readonly burntOut: number | undefined;
  /** Of the sharpest of the last empty trays, against the sharpness that it should have. */
  readonly focus: number | undefined;
  /** Of the last empty trays: the smallest shift, in cells, and the largest likeness. */
  readonly shift: { readonly cells: number; readonly likeness: number } | undefined;
  /** How many glances before the last one showed the same picture, cell by cell. */
  readonly repeated: number;
  /** Share of the last glances in which something moved, or covered a pack; undefined before there are enough. */
  readonly busy: number | undefined;
  /** Of the last picture, pixels. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

/** Glances on which a judgment rests: one picture may be a slip. */
const FEW = 2;
/** A tray may look odd for some seconds while a hand has just left it. */
const TRAYS = 5;
/** Two minutes of glances. */
export const LONG = 120;

/** A tray that has so little to be sharp about cannot be judged. */
const FEATURELESS = 15;
const BURNT_OUT = 250;

/** `glances`: one a second, oldest first. `tray`: how the empty tray should look, where that is known. */
export function measure(glances: readonly Glance[], tray: EmptyTray | undefined): Measures {
  const few = glances.slice(-FEW);
  const some = few.length === FEW;
  const trays = glances.slice(-TRAYS);
  const empty = tray && trays.length === TRAYS && trays.every(showsTray) ? { trays, tray } : undefined;
  const last = glances.at(-1);
  return {
    brightest: some ? Math.max(...few.map(({ grey }) => Math.max(...grey))) : undefined,
    burntOut: some ? Math.min(...few.map(({ grey }) => mean([...grey].map((cell) => (cell >= BURNT_OUT ? 1 : 0))))) : undefined,
    focus:
      empty && empty.tray.sharpness >= FEATURELESS
        ? Math.max(...empty.trays.map(({ sharpness }) => sharpness)) / empty.tray.sharpness
        : undefined,
    shift: empty && leastShift(empty.trays, empty.tray),
    repeated: repetitions(glances),
    busy: glances.length >= LONG ? mean(glances.slice(-LONG).map(({ motion, covered }) => (motion > STILL || covered ? 1 : 0))) : undefined,
    size: last && { width: last.width, height: last.height },
  };
}

function leastShift(trays: readonly Glance[], tray: EmptyTray): Measures["shift"] {
  const shifts = trays.flatMap(({ grey }) => shiftBetween(grey, tray.grey) ?? []);
  if (shifts.length === 0) return undefined;
  return { cells: Math.min(...shifts.map(({ cells }) => cells)), likeness: Math.max(...shifts.map(({ likeness }) => likeness)) };
}

function repetitions(glances: readonly Glance[]): number {
  const last = glances.at(-1);
  if (!last) return 0;
  const other = glances.findLastIndex(({ grey }) => grey.some((cell, at) => cell !== last.grey[at]));
  return glances.length - 2 - other;
}
