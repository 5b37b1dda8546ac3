import { METHODS } from "../../domain/evidence/cam/methods.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";
import { encodeJpeg } from "../../jpeg/encode.ts";
import { evidenceScale, SCALE } from "../drawing/evidence-scale.ts";
import { explained } from "../drawing/explained.ts";
import { drawing, image, inset, rectangle, text } from "../drawing/svg.ts";
import { boundsOf, type Footprint } from "./footprint.ts";
import type { Look } from "./look.ts";

const SIDE = 224;
const GAP = 12;
const EDGE = 24;
const HEAD = 64;
const ROW = SIDE + 44;
const FOOT = 72;
const WHOLE: Rectangle = { x: 0, y: 0, width: SIDE, height: SIDE };
const QUIET = "#414c55";
const LEGEND = "The dashed box is the pack. Half of the map's evidence lies inside the line.";

/** A PNG for people: a row per look, first the picture and then each method's map over it, all with the pack's box. */
export async function localizationPanel(looks: readonly Look[]): Promise<Uint8Array> {
  const columns = ["What the network sees", ...(looks[0]?.maps.keys() ?? Object.keys(METHODS))];
  const captions = columns.map((caption, column) => text(caption, left(column), HEAD - 18, { size: 18, bold: true }));
  const rows = await Promise.all(looks.map((look, row) => drawRow(look, HEAD + row * ROW)));
  const foot = HEAD + looks.length * ROW + 8;
  return await drawing({ width: 2 * EDGE + columns.length * (SIDE + GAP) - GAP, height: foot + FOOT }, [
    ...captions,
    ...rows,
    evidenceScale({ x: EDGE, y: foot }, QUIET),
    text(LEGEND, EDGE + SCALE.width + 36, foot + 15, { size: 18 }),
  ]);
}

async function drawRow({ item, table, input, maps }: Look, top: number): Promise<string> {
  const picture = await encodeJpeg(input.picture);
  const overlays = await Promise.all([...maps.values()].map((map) => explained(picture, map, SIDE)));
  const cells = [image(picture, "jpeg", WHOLE), ...overlays].map((cell, column) =>
    inset({ ...WHOLE, x: left(column), y: top }, cell + box(input.pack)),
  );
  const caption = table === "scene" ? `${item}, whole picture` : `${item}, upright`;
  return [...cells, text(caption, EDGE, top + SIDE + 22, { size: 15 })].join("");
}

/** White dashes on a dark line stand out on any background. */
function box(pack: Footprint): string {
  const scale = SIDE / pack.side;
  const { x, y, width, height } = boundsOf(pack);
  const place = { x: scale * x, y: scale * y, width: scale * width, height: scale * height };
  return (
    rectangle(place, 'fill="none" stroke="#14191d" stroke-width="2"') +
    rectangle(place, 'fill="none" stroke="#fff" stroke-width="2" stroke-dasharray="6 4"')
  );
}

function left(column: number): number {
  return EDGE + column * (SIDE + GAP);
}
