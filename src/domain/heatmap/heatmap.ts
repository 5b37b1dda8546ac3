import type { ActivationMap } from "../evidence/evidence.ts";
import type { Point } from "../geometry.ts";
import { cividis } from "./cividis.ts";

/** A map smoothed to `side` x `side` places, row by row; all places add up to 1, or all are 0. */
export interface SmoothMap {
  readonly side: number;
  readonly values: Float32Array;
}

/**
 * One colour means one share on every frame and every pack: the brightest yellow is a place that holds this
 * many times its even share of the evidence, or more.
 */
export const BRIGHTEST = 4;

/** The opacity of the scale's darkest blue over the grey picture below the map: enough to set the map off, with the print still readable. */
export const WASH = 0.2;

/** Bicubic between the centres of the cells (Catmull-Rom, Keys 1981: a = -0.5); undershoot is clipped at 0. */
export function smooth(map: ActivationMap, side: number): SmoothMap {
  const { rows, columns } = map;
  const down = Array.from({ length: side }, (_, y) => taps(y, side, rows));
  const across = Array.from({ length: side }, (_, x) => taps(x, side, columns));
  const values = new Float32Array(side * side);
  let sum = 0;
  down.forEach((rowTaps, y) => {
    across.forEach((columnTaps, x) => {
      let value = 0;
      for (const row of rowTaps)
        for (const column of columnTaps) value += row.weight * column.weight * (map.values[row.cell * columns + column.cell] ?? 0);
      values[y * side + x] = Math.max(0, value);
      sum += Math.max(0, value);
    });
  });
  return { side, values: sum > 0 ? values.map((value) => value / sum) : values };
}

/** The value at or above which the strongest places together hold half of the evidence; undefined where there is none. */
export function halfLevel(map: SmoothMap): number | undefined {
  const falling = map.values.slice().sort().reverse();
  let held = 0;
  for (const value of falling) {
    held += value;
    if (held >= 0.5) return value;
  }
  return undefined;
}

/** The strongest place, in fractions of the map's side from the upper left; undefined where there is no evidence. */
export function peak({ side, values }: SmoothMap): Point | undefined {
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  const at = values.indexOf(most);
  return most > 0 ? { x: ((at % side) + 0.5) / side, y: (Math.floor(at / side) + 0.5) / side } : undefined;
}

/** Red, green, blue and opacity of every place. Where there is no evidence the picture below stays as it is. */
export function paint(map: SmoothMap): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(map.values.length * 4);
  map.values.forEach((value, index) => {
    const share = Math.min(1, (value * map.values.length) / BRIGHTEST);
    pixels.set([...cividis(share), 255 * opacity(share)], index * 4);
  });
  return pixels;
}

/** Stops short of hiding the print. */
function opacity(share: number): number {
  return 0.7 * share ** 0.6;
}

interface Tap {
  readonly cell: number;
  readonly weight: number;
}

/** The four cells around a place with their weights; beyond the border the outermost cell is repeated. */
function taps(place: number, side: number, cells: number): readonly Tap[] {
  const centre = ((place + 0.5) / side) * cells - 0.5;
  const first = Math.floor(centre) - 1;
  return [0, 1, 2, 3].map((step) => ({
    cell: Math.min(cells - 1, Math.max(0, first + step)),
    weight: cubic(Math.abs(centre - (first + step))),
  }));
}

function cubic(distance: number): number {
  if (distance <= 1) return 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1;
  if (distance < 2) return -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2;
  return 0;
}
