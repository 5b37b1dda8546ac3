import sharp from "sharp";
import { cividis } from "../domain/cividis.ts";
import type { ActivationMap } from "../domain/evidence.ts";
import { WASH } from "../domain/heatmap.ts";
import type { Rectangle } from "../domain/rectangle.ts";
import { heatLayer } from "./heat-layer.ts";
import { image, rectangle, text } from "./svg.ts";

export interface Figure {
  readonly title: string;
  /** One line below the title. */
  readonly facts: string;
  /** From left to right. */
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly caption: string;
  /** A JPEG; square when a map lies over it. */
  readonly picture: Uint8Array;
  readonly map?: ActivationMap;
}

/** What stands around a picture that does not fill its panel, and what should be cut into a crop around its pack. */
export const GROUND = [27, 34, 39] as const;

const EDGE = 56;
const GAP = 28;
const HEAD = 172;
const FOOT = 138;
const SCALE: Pick<Rectangle, "width" | "height"> = { width: 264, height: 16 };
const QUIET = "#414c55";

/** The PNG that a person looks at: pictures side by side, maps over grey ones, and how to read them. */
export async function drawFigure({ title, facts, panels }: Figure): Promise<Uint8Array> {
  const side = panels.length > 3 ? 352 : 480;
  const width = 2 * EDGE + panels.length * (side + GAP) - GAP;
  const height = HEAD + side + FOOT;
  const drawn = await Promise.all(panels.map((panel, index) => draw(panel, EDGE + index * (side + GAP), side)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans, DejaVu Sans, sans-serif">
    <defs>${grey()}${scale()}</defs>
    ${rectangle({ x: 0, y: 0, width, height }, 'fill="#fff"')}
    ${text(title, EDGE, 74, { size: 34, bold: true })}
    ${text(facts, EDGE, 108, { size: 19, ink: QUIET })}
    ${drawn.join("\n")}
    ${legend(HEAD + side + 44)}
  </svg>`;
  return await sharp(Buffer.from(svg)).png().toBuffer();
}

async function draw({ caption, picture, map }: Panel, x: number, side: number): Promise<string> {
  const whole = { x: 0, y: 0, width: side, height: side };
  const layers = map ? [image(picture, "jpeg", whole, 'filter="url(#grey)"'), await heat(map, whole)] : [image(picture, "jpeg", whole)];
  return [
    text(caption, x, HEAD - 14, { size: 19, bold: true }),
    `<svg x="${x}" y="${HEAD}" width="${side}" height="${side}">`,
    rectangle(whole, `fill="rgb(${GROUND})"`),
    ...layers,
    "</svg>",
  ].join("");
}

/** The scale's darkest blue where there is no evidence, so that the legend holds everywhere. */
async function heat(map: ActivationMap, whole: Rectangle): Promise<string> {
  const middle = whole.width / 2;
  const none = text("no evidence", middle, middle, { size: 24, ink: "#fff", anchor: "middle" });
  return rectangle(whole, `fill="rgb(${cividis(0)})" fill-opacity="${WASH}"`) + ((await heatLayer(map, whole)) ?? none);
}

function legend(y: number): string {
  const words = EDGE + SCALE.width + 48;
  return [
    rectangle({ x: EDGE, y, ...SCALE }, 'fill="url(#scale)"'),
    text("little", EDGE, y + 42, { size: 17, ink: QUIET }),
    text("much evidence", EDGE + SCALE.width, y + 42, { size: 17, ink: QUIET, anchor: "end" }),
    text("Half of the evidence lies inside the line.", words, y + 15, { size: 19, ink: QUIET }),
    text("Shows where the picture supported this answer. It does not show that the answer is right.", words, y + 44, { size: 19 }),
  ].join("");
}

function grey(): string {
  return '<filter id="grey" color-interpolation-filters="sRGB"><feColorMatrix type="saturate" values="0"/></filter>';
}

function scale(): string {
  const stops = Array.from({ length: 17 }, (_, index) => `<stop offset="${index / 16}" stop-color="rgb(${cividis(index / 16)})"/>`);
  return `<linearGradient id="scale">${stops.join("")}</linearGradient>`;
}
