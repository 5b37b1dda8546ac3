import type { Region } from "../evidence/evidence-share.ts";
import type { Picture } from "../frame.ts";
import { shrunk } from "./shrink.ts";

/** Fine enough to see where blisters and print lie, coarse enough not to mind a few pixels' shift. */
const COLUMNS = 32;
const ROWS = 16;

/** By how many degrees the part of a picture must be turned to lie as another picture does: whichever correlates better. */
export function wayUp(picture: Picture, part: Region, other: Picture): 0 | 180 {
  const shown = cut(picture, part);
  const columns = Math.min(COLUMNS, shown.width, other.width);
  const rows = Math.min(ROWS, shown.height, other.height);
  const [seen, wanted] = [cells(shown, columns, rows), cells(other, columns, rows)];
  return likeness(seen, wanted) >= likeness(turned(seen), wanted) ? 0 : 180;
}

/** Red, green and blue of each cell, less their means over the picture. */
type Cells = readonly (readonly [number, number, number])[];

function cells(picture: Picture, columns: number, rows: number): Cells {
  const { rgb } = shrunk(picture, columns, rows);
  const colours = Array.from({ length: rgb.length / 3 }, (_, cell) => [0, 1, 2].map((channel) => rgb[3 * cell + channel] as number));
  const means = [0, 1, 2].map((channel) => colours.reduce((sum, colour) => sum + (colour[channel] as number), 0) / colours.length);
  return colours.map(([r = 0, g = 0, b = 0]) => [r - (means[0] as number), g - (means[1] as number), b - (means[2] as number)]);
}

/** Half a turn puts the last cell first. */
function turned(cells: Cells): Cells {
  return cells.toReversed();
}

/** The unnormalized correlation: both ways up have the same norm. */
function likeness(a: Cells, b: Cells): number {
  return a.reduce((sum, [r, g, blue], cell) => {
    const [otherR, otherG, otherB] = b[cell] ?? [0, 0, 0];
    return sum + r * otherR + g * otherG + blue * otherB;
  }, 0);
}

function cut({ width, height, rgb }: Picture, part: Region): Picture {
  const [left, top] = [Math.round(part.x * width), Math.round(part.y * height)];
  const [columns, rows] = [Math.round(part.width * width), Math.round(part.height * height)];
  const cutOut = new Uint8Array(3 * columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = 3 * ((top + row) * width + left);
    cutOut.set(rgb.subarray(from, from + 3 * columns), 3 * columns * row);
  }
  return { width: columns, height: rows, rgb: cutOut };
}
