import type { Picture } from "../frame.ts";
import { border } from "./border.ts";
import { averageRow, type Grid, gridOver } from "./grid.ts";
import { type ColourPlane, fitPlane, type Sample } from "./plane.ts";

/** What the tray looks like with nothing in it. */
export type Background =
  | { readonly kind: "estimated"; readonly light: ColourPlane }
  | { readonly kind: "learned"; readonly grid: Grid; readonly rgb: Float32Array; readonly border: readonly Sample[] };

/** The tray as it was photographed at commissioning, with whatever is printed on it or permanently lies in it. */
export function learnBackground(emptyTray: Picture): Background {
  const grid = gridOver(emptyTray);
  const line = 3 * grid.width;
  const rgb = new Float32Array(line * grid.height);
  for (let y = 0; y < grid.height; y++) averageRow(emptyTray, grid, y, rgb.subarray(y * line, (y + 1) * line));
  return { kind: "learned", grid, rgb, border: border(emptyTray) };
}

/** A plain tray in even light, as the picture's border shows it: packs may cover less than half of the border. */
export function estimateBackground(picture: Picture): Background {
  return { kind: "estimated", light: fitPlane(border(picture)) };
}
