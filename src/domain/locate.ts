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
    .flatMap((region) => {
      const own = detailWithin(region, detail, cells.width);
      return split(region, own, strongDetail(own), NARROW, least);
    })
    .flatMap((region) => packIn(region, detailWithin(region, detail, cells.width), floor))
    .map((box) => scaled(box, cells.size))
    .sort((a, b) => b.length * b.breadth - a.length * a.breadth);
}

/** The box of the pack, or nothing when the region is none. */
function packIn(region: Region, detail: Float32Array, floor: number): OrientedBox[] {
  const hull = convexHull(outline(region));
  const box = smallestRectangle(hull);
  if (countAbove(floor, detail) < LEAST_DETAIL * region.area || !isPackShaped(hull, box)) return [];
  const { centre, ...size } = trim(box, detail, region.width, strongDetail(detail));
  return [{ centre: { x: region.left + centre.x, y: region.top + centre.y }, ...size }];
}

/** The region's own detail, in its window. */
function detailWithin({ left, top, width, height, bits }: Region, detail: Float32Array, detailWidth: number): Float32Array {
  const own = new Float32Array(bits.length);
  for (let y = 0; y < height; y++) {
    const shift = (top + y) * detailWidth + left - y * width;
    for (let cell = y * width; cell < (y + 1) * width; cell++) own[cell] = (detail[cell + shift] as number) * (bits[cell] as number);
  }
  return own;
}

function countAbove(floor: number, values: Float32Array): number {
  let count = 0;
  for (const value of values) if (value > floor) count++;
  return count;
}

/** Judged by every eighth cell of the window that belongs to the region. */
function strongDetail(own: Float32Array): number {
  const sample: number[] = [];
  for (let cell = 0; cell < own.length; cell += 8) if ((own[cell] as number) > 0) sample.push(own[cell] as number);
  return STRONG * quantile(Float32Array.from(sample), 0.75);
}

function scaled({ centre, length, breadth, angle }: OrientedBox, size: number): OrientedBox {
  return { centre: { x: centre.x * size, y: centre.y * size }, length: length * size, breadth: breadth * size, angle };
}
