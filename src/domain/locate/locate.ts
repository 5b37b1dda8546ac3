import type { Picture } from "../frame.ts";
import type { OrientedBox } from "../geometry.ts";
import type { Background } from "./background.ts";
import { contrastWith } from "./contrast.ts";
import { detailFloor, detailOf, notTray } from "./detail.ts";
import { gridOver } from "./grid.ts";
import { despeckle, fillIn, open } from "./mask.ts";
import { packsIn } from "./packs.ts";
import { regions } from "./regions.ts";
import { trayIn } from "./tray.ts";

/** A pack covers at least this share of the frame; crumbs, screws and pens cover less. */
const LEAST_SHARE = 0.012;
/** Cracks in a pack's outline are closed up to this reach, in cells; two packs must be farther apart. */
const CRACK = 1;
/** Hairs, scratches and the edges of shadows are narrower than a square of this reach, in cells. */
const NARROW = 2;

/**
 * The packs in the tray, largest first, in pixels of the picture. A pack is an area of fine detail, or of a tint
 * unlike the tray's, with everything it encloses, if it is large enough and has the form of a pack. Two packs are told
 * apart when at least about 2 % of the picture's width lies between them.
 */
export function locatePacks(picture: Picture, background: Background): OrientedBox[] {
  const grid = gridOver(picture);
  const contrast = contrastWith(trayIn(picture, grid, background), picture, grid);
  const detail = detailOf(contrast, grid);
  const floor = detailFloor(detail, grid, contrast.light);
  const solid = open(fillIn(despeckle(notTray(contrast, detail, floor, grid)), CRACK), NARROW);
  const least = LEAST_SHARE * grid.width * grid.height;
  return regions(solid, detail, least)
    .flatMap((region) => packsIn(region, { floor, least, narrow: NARROW }))
    .map((box) => inPixels(box, grid.size))
    .sort((a, b) => b.length * b.breadth - a.length * a.breadth);
}

function inPixels({ centre, length, breadth, angle }: OrientedBox, size: number): OrientedBox {
  return { centre: { x: centre.x * size, y: centre.y * size }, length: length * size, breadth: breadth * size, angle };
}
