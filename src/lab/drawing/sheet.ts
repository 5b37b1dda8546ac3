import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import type { Quad } from "../../domain/geometry.ts";
import { evidenceScale, SCALE } from "./evidence-scale.ts";
import { explained } from "./explained.ts";
import { drawing, image, inset, polyline, rectangle, text } from "./svg.ts";

export interface Sheet {
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
  /** Drawn around what was read, in fractions of the picture; those that decided are drawn bold. */
  readonly boxes?: readonly { readonly box: Quad; readonly bold: boolean }[];
}

/** The colour around a picture that does not fill its panel, and around the pack in a crop. */
export const GROUND = [27, 34, 39] as const;

const EDGE = 56;
const GAP = 28;
const HEAD = 172;
const FOOT = 138;
const QUIET = "#414c55";

/** A PNG for people: pictures side by side, maps over grey ones, and a legend. */
export async function drawSheet({ title, facts, panels }: Sheet): Promise<Uint8Array> {
  const side = panels.length > 3 ? 352 : 480;
  const drawn = await Promise.all(panels.map((panel, index) => draw(panel, EDGE + index * (side + GAP), side)));
  return await drawing({ width: 2 * EDGE + panels.length * (side + GAP) - GAP, height: HEAD + side + FOOT }, [
    text(title, EDGE, 74, { size: 34, bold: true }),
    text(facts, EDGE, 108, { size: 19, ink: QUIET }),
    ...drawn,
    legend(HEAD + side + 44),
  ]);
}

async function draw({ caption, picture, map, boxes = [] }: Panel, x: number, side: number): Promise<string> {
  const whole = { x: 0, y: 0, width: side, height: side };
  const content = map ? await explained(picture, map, side) : image(picture, "jpeg", whole);
  return (
    text(caption, x, HEAD - 14, { size: 19, bold: true }) +
    inset(
      { ...whole, x, y: HEAD },
      [rectangle(whole, `fill="rgb(${GROUND})"`), content, ...boxes.map((one) => outline(one, side))].join(""),
    )
  );
}

/** White on a wider dark line stands out on any background. */
function outline({ box, bold }: NonNullable<Panel["boxes"]>[number], side: number): string {
  const closed = [...box, box[0]].map(({ x, y }) => ({ x: side * x, y: side * y }));
  const [outer, inner] = bold ? [6, 3] : [2.5, 1];
  return polyline(closed, `stroke="#14191d" stroke-width="${outer}"`) + polyline(closed, `stroke="#fff" stroke-width="${inner}"`);
}

function legend(y: number): string {
  const words = EDGE + SCALE.width + 48;
  return [
    evidenceScale({ x: EDGE, y }, QUIET),
    text("Half of the evidence lies inside the line.", words, y + 15, { size: 19, ink: QUIET }),
    text("Shows where the picture supported this answer. It does not show that the answer is right.", words, y + 44, { size: 19 }),
  ].join("");
}
