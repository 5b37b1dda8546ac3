import sharp from "sharp";
import type { ActivationMap } from "../domain/evidence.ts";
import type { Rectangle } from "../domain/rectangle.ts";
import { heatLayer } from "../evaluate/heat-layer.ts";
import { image, rectangle, text } from "../evaluate/svg.ts";
import { boundsOfMask, type Mask } from "../localization/mask.ts";
import { encodeJpeg } from "../vision/encode.ts";
import type { Look } from "./localization-look.ts";

const SIDE = 224;
const GAP = 12;
const EDGE = 24;
const HEAD = 64;
const ROW = SIDE + 44;
const LEGEND = "The dashed box is the pack's. Half of the map's evidence lies inside the line.";

/** The PNG that a person looks at: a row for each look, the picture first and then each method's map over it, the pack's box in all. */
export async function localizationPanel(looks: readonly Look[]): Promise<Uint8Array> {
  const columns = ["What the network sees", ...(looks[0]?.maps.keys() ?? [])];
  const width = 2 * EDGE + columns.length * (SIDE + GAP) - GAP;
  const height = HEAD + looks.length * ROW + 2 * EDGE;
  const captions = columns.map((caption, column) => text(caption, left(column), HEAD - 18, { size: 18, bold: true }));
  const rows = await Promise.all(looks.map((look, row) => drawRow(look, HEAD + row * ROW)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans, DejaVu Sans, sans-serif">
    <defs><filter id="grey" color-interpolation-filters="sRGB"><feColorMatrix type="saturate" values="0"/></filter></defs>
    ${rectangle({ x: 0, y: 0, width, height }, 'fill="#fff"')}
    ${[...captions, ...rows].join("\n")}
    ${text(LEGEND, EDGE, height - EDGE, { size: 18 })}
  </svg>`;
  return await sharp(Buffer.from(svg)).png().toBuffer();
}

async function drawRow({ item, view, maps }: Look, top: number): Promise<string> {
  const picture = await encodeJpeg(view.picture);
  const place = (column: number): Rectangle => ({ x: left(column), y: top, width: SIDE, height: SIDE });
  const overlays = [...maps.values()].map((map, index) => drawMap(picture, map, view.pack, place(index + 1)));
  return [
    image(picture, "jpeg", place(0)) + box(view.pack, place(0)),
    ...(await Promise.all(overlays)),
    text(item, EDGE, top + SIDE + 22, { size: 15 }),
  ].join("");
}

async function drawMap(picture: Uint8Array, map: ActivationMap, pack: Mask, place: Rectangle): Promise<string> {
  return image(picture, "jpeg", place, 'filter="url(#grey)"') + ((await heatLayer(map, place)) ?? "") + box(pack, place);
}

function box(mask: Mask, { x, y }: Rectangle): string {
  const scale = SIDE / mask.side;
  const bounds = boundsOfMask(mask);
  const place = { x: x + scale * bounds.x, y: y + scale * bounds.y, width: scale * bounds.width, height: scale * bounds.height };
  return rectangle(place, 'fill="none" stroke="#fff" stroke-width="2" stroke-dasharray="6 4"');
}

function left(column: number): number {
  return EDGE + column * (SIDE + GAP);
}
