import { asQuad, boundsOf, overlap, type Rectangle } from "../../domain/picture/rectangle.ts";
import { measureQuality } from "../../domain/tray/measure.ts";
import type { Scene } from "../../domain/tray/scene.ts";

/** Half the share of the picture that the smallest pack found automatically covers. */
const LEAST_SHARE = 0.006;
/** A box drawn by hand may extend slightly past the edge of the picture. */
const LEAST_INSIDE = 0.9;
/** In a narrower picture (pixels) a real pack could lie entirely within coordinates up to 100. */
const LEAST_WIDTH = 300;
/** Sharpness of a pack blurred until its fine print is unreadable; a bare tray has a tenth of it. */
const LEAST_SHARPNESS = 250;
const SAME = 0.5;

/**
 * Why a box that matches no located pack cannot be a pack; undefined if it can. Box and packs are in pixels of the scene's picture;
 * `told` holds the four annotated numbers, for the message.
 */
export function boxProblem(box: Rectangle, { picture, packs }: Scene, told: Rectangle, scale: number): string | undefined {
  const numbers = `its box [${[told.x, told.y, told.width, told.height].map(short).join(", ")}]`;
  const size = `${Math.round(picture.width * scale)} x ${Math.round(picture.height * scale)} pixels`;
  if (Math.max(told.x + told.width, told.y + told.height) <= 2)
    return `${numbers} is in fractions of the picture: write it in pixels, of which the picture has ${size}`;
  const corners = `${numbers} looks like the corners [left, top, right, bottom]: write [x, y, width, height]`;
  const asCorners = { x: box.x, y: box.y, width: box.width - box.x, height: box.height - box.y };
  const inside = shareInside(box, picture);
  const readable = asCorners.width > 0 && asCorners.height > 0 && shareInside(asCorners, picture) === 1;
  if (readable && packs.some((pack) => overlap(boundsOf(pack.corners), asCorners) >= SAME)) return corners;
  if (inside === 0) return `${numbers} lies outside the picture, which has ${size}`;
  if (inside < LEAST_INSIDE) return readable ? corners : `${numbers} reaches beyond the picture, which has ${size}`;
  if (Math.min(told.x, told.y) >= 0 && Math.max(told.x + told.width, told.y + told.height) <= 100 && picture.width * scale >= LEAST_WIDTH)
    return `${numbers} looks like per cent of the picture: write it in pixels, of which the picture has ${size}`;
  if (box.width * box.height < LEAST_SHARE * picture.width * picture.height)
    return `${numbers} is smaller than a pack can be in a picture of ${size}: is it in other units? If not, come closer with the camera`;
  const { sharpness } = measureQuality(picture, asQuad(within(box, picture)));
  return sharpness < LEAST_SHARPNESS
    ? `${numbers} shows no pack: there is nothing in it as sharp as print. Boxes are in pixels of the picture as viewers show it`
    : undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function shareInside(box: Rectangle, picture: Size): number {
  const { width, height } = within(box, picture);
  return (width * height) / (box.width * box.height);
}

/** The part of the box inside the picture. */
function within({ x, y, width, height }: Rectangle, picture: Size): Rectangle {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(picture.width, x + width) - left),
    height: Math.max(0, Math.min(picture.height, y + height) - top),
  };
}

function short(number: number): string {
  return `${Math.round(number * 1000) / 1000}`;
}
