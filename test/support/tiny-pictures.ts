import sharp from "sharp";
import type { Picture } from "../../src/domain/frame.ts";

export const TINY_ITEMS = ["red-100", "green-100", "blue-100"] as const;
export type TinyItem = (typeof TINY_ITEMS)[number];

type Colour = readonly [number, number, number];

/** ImageNet's mean colour, invisible to the tiny network. */
export const TINY_FILL: Colour = [124, 116, 104];
export const TINY_TRAY: Colour = [70, 72, 76];
const PRINT: Colour = [235, 235, 235];
/** The bundle knows no strange pack, nor a mint or plum one; plum is much like blue. */
export type TinyPack = TinyItem | "strange" | "plum" | "mint";
const PACKS: Readonly<Record<TinyPack, Colour>> = {
  "red-100": [200, 40, 40],
  "green-100": [40, 170, 60],
  "blue-100": [40, 70, 200],
  strange: [230, 220, 40],
  plum: [170, 60, 180],
  mint: [130, 250, 230],
};

/** A pack as the network sees it: upright, twice as long as broad, with fine lines of print. */
export function tinyCrop(pack: TinyItem | "strange", side: number): Picture {
  const picture = blank(side, side, TINY_FILL);
  const length = Math.round(side * 0.92);
  drawPack(picture, pack, { left: (side - length) / 2, top: side / 2 - length / 4, length });
  return picture;
}

/** What a camera sees: an empty tray, or packs side by side in it. */
export function tinyTray(...packs: readonly (TinyItem | "strange")[]): Picture {
  const picture = blank(640, 480, TINY_TRAY);
  tinyPlaces(packs.length).forEach((place, index) => {
    drawPack(picture, packs[index] as TinyItem, place);
  });
  return picture;
}

/** Where so many packs lie in a tray; each is half as broad as it is long. */
export function tinyPlaces(count: number): readonly { readonly left: number; readonly top: number; readonly length: number }[] {
  const length = count > 1 ? 240 : 300;
  return Array.from({ length: count }, (_, index) => ({ left: (640 * (index + 0.5)) / count - length / 2, top: 240 - length / 4, length }));
}

/** Ten ways in which a pack lies in the tray. */
export const PLACES = Array.from({ length: 10 }, (_, index) => ({ across: 24 * (index % 5) - 48, down: 30 * (index % 3) - 30 }));

/** One pack in the tray, some pixels away from the middle. */
export function tinyLaid(pack: TinyPack, across: number, down: number): Picture {
  const picture = blank(640, 480, TINY_TRAY);
  drawPack(picture, pack, { left: 170 + across, top: 165 + down, length: 300 });
  return picture;
}

/** The same tray with a pack in the middle that is `aspect` times as long as broad. */
export function tinyStrip(pack: TinyItem, aspect: number): Picture {
  const picture = blank(640, 480, TINY_TRAY);
  drawPack(picture, pack, { left: 60, top: 240 - 260 / aspect, length: 520 }, aspect);
  return picture;
}

/** The picture with a pack in it that is too small to be found. */
export function withSmallPack(picture: Picture, pack: TinyItem, place: { left: number; top: number; length: number }): Picture {
  const changed = { ...picture, rgb: picture.rgb.slice() };
  drawPack(changed, pack, place);
  return changed;
}

export function jpeg({ width, height, rgb }: Picture): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

function drawPack(picture: Picture, pack: TinyPack, place: { left: number; top: number; length: number }, aspect = 2): void {
  const { left, top, length } = place;
  const line = Math.max(2, Math.round(length / 40));
  for (let y = Math.round(top); y < top + length / aspect; y++)
    for (let x = Math.round(left); x < left + length; x++) {
      const printed = Math.floor((y - top) / line) % 4 === 3 && x - left > length / 8 && x - left < (length * 7) / 8;
      paint(picture, x, y, printed ? PRINT : PACKS[pack]);
    }
}

function paint(picture: Picture, x: number, y: number, colour: Colour): void {
  picture.rgb.set(colour, (y * picture.width + x) * 3);
}

function blank(width: number, height: number, colour: Colour): Picture {
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < rgb.length; at += 3) rgb.set(colour, at);
  return { width, height, rgb };
}
