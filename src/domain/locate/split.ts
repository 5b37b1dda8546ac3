import { despeckle, fillHoles, open } from "./mask.ts";
import { type Region, regions } from "./regions.ts";

/**
 * Two packs that lie so close that the shadow between them joins them are taken apart: looked at with an eye for strong
 * detail only, the shadow is gone. A region that does not fall into large parts stays as it is.
 */
export function split(region: Region, detail: Float32Array, strong: number, narrow: number, least: number): Region[] {
  const window = windowAround(region);
  const bits = new Uint8Array(window.width * window.height);
  for (const cell of region.cells) {
    if ((detail[cell] as number) >= strong) bits[window.toWindow(cell)] = 1;
  }
  const parts = regions(open(fillHoles(despeckle({ ...window, bits })), narrow), least);
  const covered = parts.reduce((sum, part) => sum + part.cells.length, 0);
  if (parts.length < 2 || covered < WHOLE * region.cells.length) return [region];
  return parts.map((part) => ({ width: region.width, cells: part.cells.map(window.fromWindow) }));
}

/** The parts must be nearly all of it, or else it was one pack with a bare patch. */
const WHOLE = 0.75;

interface Window {
  readonly width: number;
  readonly height: number;
  readonly toWindow: (cell: number) => number;
  readonly fromWindow: (cell: number) => number;
}

/** The smallest upright rectangle around the region, and the way between its indices and the picture's. */
function windowAround({ width: pictureWidth, cells }: Region): Window {
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (const cell of cells) {
    const [x, y] = [cell % pictureWidth, Math.floor(cell / pictureWidth)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const width = right - left + 1;
  return {
    width,
    height: bottom - top + 1,
    toWindow: (cell) => (Math.floor(cell / pictureWidth) - top) * width + (cell % pictureWidth) - left,
    fromWindow: (cell) => (Math.floor(cell / width) + top) * pictureWidth + (cell % width) + left,
  };
}
