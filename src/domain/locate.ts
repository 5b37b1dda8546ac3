import type { Background } from "./background.ts";
import type { Picture } from "./frame.ts";
import type { OrientedBox } from "./geometry.ts";
import { toCells } from "./locate/cells.ts";
import { detailOf } from "./locate/detail.ts";
import { convexHull } from "./locate/hull.ts";
import { detailFloor, notTray } from "./locate/marks.ts";
import { despeckle, fillIn, open } from "./locate/mask.ts";
import { quantile } from "./locate/quantile.ts";
import { smallestRectangle } from "./locate/rectangle.ts";
import { outline, type Region, regions } from "./locate/regions.ts";
import { isPackShaped } from "./locate/shape.ts";
import { strongParts } from "./locate/split.ts";
import { expectedTray } from "./locate/tray.ts";
import { trim } from "./locate/trim.ts";

/** A pack covers at least this share of the frame; crumbs, screws and pens cover less. */
const LEAST_SHARE = 0.012;
/** Hairs, scratches and the edges of shadows are narrower than 2 x 2 + 1 cells. */
const NARROW = +(process.env["NARROW"] ?? 2);
const WHOLE = 0.75;
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
  const solid = open(fillIn(despeckle(notTray(cells, tray, detail, floor)), +(process.env["REACH"] ?? 1)), NARROW);
  const least = LEAST_SHARE * detail.length;
  const look: Look = { detail, width: cells.width, floor, least: LEAST_SHARE * detail.length };
  return regions(solid, look.least)
    .flatMap((region) => packsIn(region, look))
    .map((box) => scaled(box, cells.size))
    .sort((a, b) => b.length * b.breadth - a.length * a.breadth);
}

interface Look {
  readonly detail: Float32Array;
  readonly width: number;
  readonly floor: number;
  readonly least: number;
}

/** Mostly the region is one pack or none. */
function packsIn(region: Region, look: Look): OrientedBox[] {
  const own = detailWithin(region, look.detail, look.width);
  const parts = strongParts(region, own, strongDetail(own), NARROW, look.least);
  const whole = parts.reduce((sum, part) => sum + part.area, 0) > WHOLE * region.area;
  const one = parts.length > 1 && whole ? [] : packIn(region, look);
  return one.length > 0 ? one : parts.flatMap((part) => packIn(part, look));
}

/** The box of the pack, or nothing when the region is none. */
function packIn(region: Region, look: Look): OrientedBox[] {
  const own = detailWithin(region, look.detail, look.width);
  const hull = convexHull(outline(region));
  const box = smallestRectangle(hull);
  if (countAbove(look.floor, own) < LEAST_DETAIL * region.area || !isPackShaped(hull, box)) return [];
  const { centre, ...size } = trim(box, own, region.width, strongDetail(own));
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
