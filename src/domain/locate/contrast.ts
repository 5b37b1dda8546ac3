import type { Picture } from "../frame.ts";
import { averageRow, type Grid } from "./grid.ts";
import type { PaintTray } from "./tray.ts";

/** How the cells of a picture differ from the empty tray. */
export interface Contrast {
  /** Grey minus the empty tray's, -255 to 255. */
  readonly grey: Float32Array;
  /** 1 where the tint differs from the tray's. */
  readonly tinted: Uint8Array;
  /** Mean grey of the empty tray in this light, 0 to 255. */
  readonly light: number;
}

/** A shadow keeps the tint of the tray: its shares of red, green and blue change by less than this. */
const TINT = 0.06;

export function contrastWith(paintTray: PaintTray, picture: Picture, grid: Grid): Contrast {
  const { width, height } = grid;
  const grey = new Float32Array(width * height);
  const tinted = new Uint8Array(width * height);
  const seen = new Float32Array(3 * width);
  const tray = new Float32Array(3 * width);
  let light = 0;
  for (let y = 0; y < height; y++) {
    averageRow(picture, grid, y, seen);
    paintTray(y, tray);
    for (let x = 0; x < width; x++) {
      const cell = y * width + x;
      const sum = sumOf(seen, 3 * x);
      const traySum = sumOf(tray, 3 * x);
      light += traySum;
      grey[cell] = (sum - traySum) / 3;
      tinted[cell] = hasTint(seen, sum, tray, traySum, 3 * x) ? 1 : 0;
    }
  }
  return { grey, tinted, light: light / (3 * width * height) };
}

function sumOf(row: Float32Array, at: number): number {
  return (row[at] as number) + (row[at + 1] as number) + (row[at + 2] as number);
}

/** Compares shares of the sum without dividing. A little grey added to both keeps out dark cells, whose tint is noise. */
function hasTint(seen: Float32Array, sum: number, tray: Float32Array, traySum: number, at: number): boolean {
  const most = TINT * (sum + 60) * (traySum + 60);
  const red = ((seen[at] as number) + 20) * (traySum + 60) - ((tray[at] as number) + 20) * (sum + 60);
  const blue = ((seen[at + 2] as number) + 20) * (traySum + 60) - ((tray[at + 2] as number) + 20) * (sum + 60);
  return Math.abs(red) > most || Math.abs(blue) > most || Math.abs(red + blue) > most;
}
