import type { OrientedBox } from "../geometry.ts";
import { smallestBox } from "./box.ts";
import { convexHull } from "./hull.ts";
import { type CellMask, fillHoles, open } from "./mask.ts";
import { quantile } from "./quantile.ts";
import { type CellRegion, outline, regions } from "./regions.ts";
import { isPackShaped } from "./shape.ts";
import { trim } from "./trim.ts";

/** Detail is strong from this fraction of the upper quartile of a pack's detail. */
const STRONG = 0.2;
/** Strong parts that cover more than this share of a region are packs that touch; printed parts of one pack cover less. */
const TOUCHING = 0.75;
/** At least this share of a pack is detail; a card and a patch of sunlight are bare inside their outline. */
const LEAST_DETAIL = 0.2;

/** What tells a pack from the tray. */
interface PackSigns {
  /** Detail above this is not noise. */
  readonly floor: number;
  /** Cells of the smallest pack. */
  readonly least: number;
  /** What is narrower than 2 x `narrow` + 1 cells is not part of a pack. */
  readonly narrow: number;
}

/** The boxes of the packs in a region, usually one or none, in cells of the mask the region was cut from. */
export function packsIn(region: CellRegion, signs: PackSigns): OrientedBox[] {
  const parts = strongParts(region, signs);
  const covered = parts.reduce((sum, part) => sum + part.area, 0);
  if (parts.length > 1 && covered > TOUCHING * region.area) return boxes(parts, signs);
  for (const candidates of [[region], parts, withoutLimbs(region, signs)]) {
    const found = boxes(candidates, signs);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The region's parts of strong detail. Without the faint edges of light and shadow that join a pack to its neighbour or
 * stick out of it like an arm.
 */
function strongParts(region: CellRegion, { least, narrow }: PackSigns): CellRegion[] {
  const { width, height, detail } = region;
  const strong = strongDetail(detail);
  const bits = new Uint8Array(detail.length);
  for (let cell = 0; cell < bits.length; cell++) bits[cell] = (detail[cell] as number) >= strong ? 1 : 0;
  return partsOf(region, open(fillHoles({ width, height, bits }), narrow), least);
}

/** The region without anything thinner than a tenth of its size, such as a broad edge of light across the tray. */
function withoutLimbs(region: CellRegion, { least }: PackSigns): CellRegion[] {
  return partsOf(region, open(region, Math.round(Math.sqrt(region.area) / 20)), least);
}

function partsOf({ left, top, detail }: CellRegion, mask: CellMask, least: number): CellRegion[] {
  return regions(mask, detail, least).map((part) => ({ ...part, left: left + part.left, top: top + part.top }));
}

function boxes(candidates: readonly CellRegion[], signs: PackSigns): OrientedBox[] {
  return candidates.flatMap((region) => packIn(region, signs) ?? []);
}

function packIn(region: CellRegion, { floor }: PackSigns): OrientedBox | undefined {
  const { left, top, width, area, detail } = region;
  const hull = convexHull(outline(region));
  const box = smallestBox(hull);
  if (!isPackShaped(hull, box) || countAbove(floor, detail) < LEAST_DETAIL * area) return undefined;
  const { centre, ...size } = trim(box, detail, width, strongDetail(detail));
  return { centre: { x: left + centre.x, y: top + centre.y }, ...size };
}

/** Estimated from every eighth cell. */
function strongDetail(detail: Float32Array): number {
  const sample: number[] = [];
  for (let cell = 0; cell < detail.length; cell += 8) if (detail[cell] !== 0) sample.push(detail[cell] as number);
  return STRONG * quantile(Float32Array.from(sample), 0.75);
}

function countAbove(floor: number, values: Float32Array): number {
  let count = 0;
  for (const value of values) if (value > floor) count++;
  return count;
}
