import type { Point } from "../../domain/geometry.ts";
import { image, inset, rectangle, text } from "../drawing/svg.ts";
import { wrapped } from "../drawing/wrapped.ts";
import type { Asked, JudgedFace } from "./judged-face.ts";

/** The size of a panel. */
export const PANEL = { width: 452, height: 336 } as const;

const GAP = 12;
const PICTURE = { width: (PANEL.width - GAP) / 2, height: 150 } as const;
/** Where what the nurse will be asked begins. */
const FOOT = 290;
/** Of a line, in sizes of its font. */
const LEADING = 1.3;
const QUIET = "#414c55";
const MARKS: Readonly<Record<Asked, string>> = {
  "another way": "#a8321f",
  "by hand": "#a8321f",
  "turn over": "#b9770e",
  nothing: "#2c7a4b",
};

/** A face, the one most like it to the right, how far apart they lie, and what the nurse will be asked. `pictures`: their JPEGs. */
export function facePanel(
  { name, item, face, photographs, nearest, asked, asks }: JudgedFace,
  pictures: { readonly own: Uint8Array | undefined; readonly other: Uint8Array | undefined },
  { x, y }: Point,
): string {
  const right = PICTURE.width + GAP;
  const kept = `${item} ${face}, ${photographs} ${photographs === 1 ? "photograph" : "photographs"}`;
  const beside = nearest
    ? `distance ${nearest.distance.toFixed(2)} from ${nearest.name}, ${nearest.face}`
    : "no other item to compare with";
  const known = [
    { words: name, size: 17, most: 3, bold: true },
    { words: kept, size: 15, most: 1, ink: QUIET },
    { words: beside, size: 15, most: 2, ink: QUIET },
  ];
  return inset(
    { x, y, ...PANEL },
    [
      framed(pictures.own, 0),
      framed(pictures.other, right),
      ...paragraphs(known, { x: 0, y: PICTURE.height + 6 }),
      rectangle({ x: 0, y: FOOT, width: 6, height: PANEL.height - FOOT }, `fill="${MARKS[asked]}"`),
      ...paragraphs([{ words: asks, size: 16, most: 2, bold: asked !== "nothing" }], { x: 14, y: FOOT }),
    ].join(""),
  );
}

function framed(picture: Uint8Array | undefined, x: number): string {
  const place = { x, y: 0, ...PICTURE };
  return rectangle(place, 'fill="#eceff1"') + (picture ? image(picture, "jpeg", place) : "");
}

interface Paragraph {
  readonly words: string;
  readonly size: number;
  /** Lines, at most. */
  readonly most: number;
  readonly bold?: boolean;
  readonly ink?: string;
}

/** One below the other, from the place on. */
function paragraphs(all: readonly Paragraph[], { x, y }: Point): readonly string[] {
  let bottom = y;
  return all.flatMap(({ words, most, ...style }) =>
    wrapped(words, { width: PANEL.width - x, size: style.size, most }).map((line) => {
      bottom += Math.round(LEADING * style.size);
      return text(line, x, bottom - 4, style);
    }),
  );
}
