import { mean } from "../mean.ts";
import { COLUMNS, ROWS, type Thumbnail } from "../tray/thumbnail.ts";

/** How the background lies against where it lay. */
export interface Shift {
  /** Cells of the thumbnail, along the direction in which it has moved most. */
  readonly cells: number;
  /** Correlation of the pictures' profiles, best and worst direction's: 1 for the same picture, about 0 for another. */
  readonly likeness: number;
}

/** Cells: farther than this a background is another one. */
const REACH = 8;

/** Grey levels: a background whose profile varies by less has nothing to be compared by. */
const FLAT = 2;

/**
 * Compares the mean grey of columns and of rows at every shift. Undefined where the background has nothing to be compared by. It takes
 * some thousand additions, where a comparison of the pictures themselves would take a million.
 */
export function shiftBetween(now: Thumbnail, then: Thumbnail): Shift | undefined {
  const across = bestShift(columnsOf(now), columnsOf(then));
  const down = bestShift(rowsOf(now), rowsOf(then));
  if (!across || !down) return undefined;
  return { cells: Math.max(Math.abs(across.cells), Math.abs(down.cells)), likeness: Math.min(across.likeness, down.likeness) };
}

function bestShift(now: readonly number[], then: readonly number[]): Shift | undefined {
  if (spread(then) < FLAT) return undefined;
  let best: Shift = { cells: 0, likeness: correlation(now, then, 0) };
  for (let cells = -REACH; cells <= REACH; cells++) {
    const likeness = correlation(now, then, cells);
    if (likeness > best.likeness) best = { cells, likeness };
  }
  return best;
}

/** Of the part in which both profiles have values once one is shifted. */
function correlation(now: readonly number[], then: readonly number[], cells: number): number {
  const from = Math.max(0, cells);
  const to = now.length + Math.min(0, cells);
  const a = centred(now.slice(from, to));
  const b = centred(then.slice(from - cells, to - cells));
  const length = Math.sqrt(product(a, a) * product(b, b));
  return length > 0 ? product(a, b) / length : 0;
}

function columnsOf(grey: Thumbnail): readonly number[] {
  return Array.from({ length: COLUMNS }, (_, column) =>
    mean(Array.from({ length: ROWS }, (_, row) => grey[row * COLUMNS + column] as number)),
  );
}

function rowsOf(grey: Thumbnail): readonly number[] {
  return Array.from({ length: ROWS }, (_, row) => mean([...grey.subarray(row * COLUMNS, (row + 1) * COLUMNS)]));
}

function spread(values: readonly number[]): number {
  const around = centred(values);
  return Math.sqrt(product(around, around) / values.length);
}

function centred(values: readonly number[]): readonly number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}
