import type { Background } from "./background.ts";
import type { Picture } from "./frame.ts";
import type { OrientedBox } from "./geometry.ts";
import { toCells } from "./locate/cells.ts";
import { detailOf } from "./locate/detail.ts";
import { convexHull } from "./locate/hull.ts";
import { detailFloor, notTray } from "./locate/marks.ts";
import { despeckle, fillHoles, open } from "./locate/mask.ts";
import { quantile } from "./locate/quantile.ts";
import { smallestRectangle } from "./locate/rectangle.ts";
import { outline, type Region, regions } from "./locate/regions.ts";
import { isPackShaped } from "./locate/shape.ts";
import { split } from "./locate/split.ts";
import { expectedTray } from "./locate/tray.ts";
import { trim } from "./locate/trim.ts";

/** A pack covers at least this share of the frame; crumbs, screws and pens cover less. */
const LEAST_SHARE = 0.012;
/** Hairs, scratches and the edges of shadows are narrower than 2 x 2 + 1 cells. */
const NARROW = 2;
/** At least this share of a pack is detail; a card or a patch of sunlight is bare inside its outline. */
const LEAST_DETAIL = 0.2;
/** Detail is strong when it has this share of what the pack's most detailed quarter has. */
const STRONG = 0.2;

/**
 * The packs in the tray, largest first, in pixels of the picture. A pack is what holds fine detail, or another tint than
 * the tray, together with everything that this encloses, if it is large enough and has the form of a pack.
 */
export function locatePacks(picture: Picture, background: Background): OrientedBox[] {
  const cells = toCells(picture);
  const tray = expectedTray(background, cells);
  const detail = detailOf(cells, tray);
  const floor = detailFloor(detail, tray, cells.width);
  const solid = open(fillHoles(despeckle(notTray(cells, tray, detail, floor))), NARROW);
  const least = LEAST_SHARE * detail.length;
  return regions(solid, least)
    .flatMap((region) => split(region, detail, strongDetail(region, detail), NARROW, least))
    .flatMap((region) => packIn(region, detail, floor))
    .map((box) => scaled(box, cells.size))
    .sort((a, b) => b.length * b.breadth - a.length * a.breadth);
}

/** The box of the pack, or nothing when the region is none. */
function packIn(region: Region, detail: Float32Array, floor: number): OrientedBox[] {
  const hull = convexHull(outline(region));
  const box = smallestRectangle(hull);
  const detailed = region.cells.filter((cell) => (detail[cell] as number) > floor).length;
  if (detailed < LEAST_DETAIL * region.cells.length || !isPackShaped(hull, box)) return [];
  return [trim(box, region, detail, strongDetail(region, detail))];
}

/** Judged by every eighth cell. */
function strongDetail({ cells }: Region, detail: Float32Array): number {
  const sample = Float32Array.from({ length: Math.ceil(cells.length / 8) }, (_, i) => detail[cells[8 * i] as number] as number);
  return STRONG * quantile(sample, 0.75);
}

function scaled({ centre, length, breadth, angle }: OrientedBox, size: number): OrientedBox {
  return { centre: { x: centre.x * size, y: centre.y * size }, length: length * size, breadth: breadth * size, angle };
}
