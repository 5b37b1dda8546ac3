import sharp from "sharp";
import { cividis } from "../domain/cividis.ts";
import type { ActivationMap } from "../domain/evidence.ts";
import { heatLayer } from "./heat-layer.ts";
import { image, type Place, rectangle, text } from "./svg.ts";

/** Pixels of the square in which each picture is drawn. */
export const PANEL = 480;
/** What surrounds a picture in its square. */
export const GROUND = [27, 34, 39] as const;

export interface ExplanationParts {
  readonly title: string;
  /** One line below the title. */
  readonly facts: string;
  /** A JPEG of PANEL x PANEL pixels: the upright crop, over which the maps lie. */
  readonly crop: Uint8Array;
  /** One map; or the two sides of a contrast. */
  readonly sides: readonly Side[];
}

export interface Side {
  readonly caption: string;
  readonly map: ActivationMap;
  /** A JPEG of the pack that the map speaks for. */
  readonly reference: Uint8Array;
  readonly referenceCaption: string;
}

const EDGE = 56;
const GAP = 32;
const HEAD = 150;
const CAPTION = 40;
const QUIET = "#414c55";

/** The picture a person looks at: the pack, where its evidence lies, what it should look like, and how to read that. */
export async function drawExplanation({ title, facts, crop, sides }: ExplanationParts): Promise<Uint8Array> {
  const contrast = sides.length > 1;
  const width = 2 * EDGE + 3 * PANEL + 2 * GAP;
  const top = HEAD;
  const bottom = HEAD + (contrast ? PANEL + GAP + CAPTION : 0);
  const height = bottom + PANEL + (contrast ? EDGE : LEGEND_HEIGHT);
  const panels = [panel(column(0, top), "The pack", image(column(0, top), "jpeg", crop))];
  for (const [index, side] of sides.entries()) {
    const place = column(index + 1, top);
    const beside = contrast ? column(index + 1, bottom) : column(2, top);
    panels.push(panel(place, side.caption, image(place, "jpeg", crop, 'filter="url(#grey)"') + (await heatLayer(place, side.map))));
    panels.push(panel(beside, side.referenceCaption, image(beside, "jpeg", side.reference)));
  }
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans, DejaVu Sans, sans-serif">`,
    `<defs>${GREY}${SCALE}</defs>`,
    rectangle({ x: 0, y: 0, width, height }, 'fill="#fff"'),
    text(EDGE, 66, title, { size: 34, weight: 700 }),
    text(EDGE, 100, facts, { size: 19, ink: QUIET }),
    ...panels,
    contrast ? legend(EDGE, bottom + 24, 34) : legend(EDGE, bottom + PANEL + 44, 32),
    "</svg>",
  ].join("\n");
  return await sharp(Buffer.from(svg)).png().toBuffer();
}

const LEGEND_HEIGHT = 170;
