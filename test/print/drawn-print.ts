import sharp from "sharp";
import type { Picture } from "../../src/domain/frame.ts";
import type { Item } from "../../src/domain/item.ts";
import { CROP_WIDTH } from "../../src/vision/reading/crop.ts";

const HEIGHT = 560;
const FONTS = ["DejaVu Sans", "DejaVu Serif", "Liberation Sans", "DejaVu Sans Condensed"];
const GROUNDS = ["#d5d8da", "#f2f2ee", "#e8e2cf", "#cfd9e4"];
const INKS = ["#1a2b66", "#7a1d25", "#14532d", "#222"];

/** The printed side of a pack as the reader is shown it, 1,000 pixels wide, with as much text around name and strength as packs have. */
export async function drawnPrint({ name, strength, form }: Pick<Item, "name" | "strength" | "form">, nth: number): Promise<Picture> {
  const [font, ground, ink] = [FONTS, GROUNDS, INKS].map((list, at) => list[(nth >> at) % list.length]);
  const size = 40 + (nth % 4) * 8;
  const smaller = [
    `Each ${form} contains: ${name} ${strength}`,
    "Dosage: as directed by the physician",
    "Store below 30 C, protected from light and moisture",
    "Keep out of reach of children",
    `B.No. ${1000 + nth}   Mfg. 01/2026   Exp. 12/2028`,
    "Manufactured by Norvala Laboratories Ltd.",
  ];
  const line = (text: string, y: number, px: number, weight = "normal") =>
    `<text x="60" y="${y}" font-size="${px}" font-weight="${weight}" font-family="${font}" fill="${ink}">${text}</text>`;
  return await pictured(
    HEIGHT,
    `<rect width="1000" height="${HEIGHT}" fill="${ground}"/>
    ${line(name, 90, size, "bold")}${line(`${strength} tablets`, 90 + size * 1.2, size * 0.7)}
    ${line(name, 300, size, "bold")}${line(strength, 300 + size * 1.2, size * 0.7)}
    ${smaller.map((text, row) => line(text, 390 + 28 * row, 20)).join("")}`,
    0.6 + (nth % 3) * 0.3,
  );
}

/** A drawing 1,000 pixels wide, as a camera sees it: blurred, in JPEG. */
export async function pictured(height: number, drawing: string, blur = 0.6): Promise<Picture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CROP_WIDTH}" height="${height}">${drawing}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).blur(blur).jpeg({ quality: 85 }).toBuffer();
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
}
