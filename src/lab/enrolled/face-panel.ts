import type { Point } from "../../domain/geometry.ts";
import { image, inset, rectangle, text } from "../drawing/svg.ts";
import { wrapped } from "../drawing/wrapped.ts";
import type { Asked, JudgedFace } from "./judged-face.ts";

/** The size of a panel. */
export const PANEL = { width: 452, height: 318 } as const;

const GAP = 12;
const PICTURE = { width: (PANEL.width - GAP) / 2, height: 150 } as const;
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
  const below = PICTURE.height + 28;
  return inset(
    { x, y, ...PANEL },
    [
      framed(pictures.own, 0),
      framed(pictures.other, right),
      ...lines(name, { y: below, size: 19, most: 2, bold: true }),
      ...lines(kept, { y: below + 48, size: 15, most: 1, ink: QUIET }),
      ...lines(beside, { y: below + 70, size: 15, most: 2, ink: QUIET }),
      rectangle({ x: 0, y: below + 98, width: 6, height: 38 }, `fill="${MARKS[asked]}"`),
      ...lines(asks, { x: 14, y: below + 113, size: 16, most: 2, bold: asked !== "nothing" }),
    ].join(""),
  );
}

function framed(picture: Uint8Array | undefined, x: number): string {
  const place = { x, y: 0, ...PICTURE };
  return rectangle(place, 'fill="#eceff1"') + (picture ? image(picture, "jpeg", place) : "");
}

interface Style {
  readonly x?: number;
  readonly y: number;
  readonly size: number;
  /** Lines, at most. */
  readonly most: number;
  readonly bold?: boolean;
  readonly ink?: string;
}

function lines(words: string, { x = 0, y, size, most, ...style }: Style): readonly string[] {
  const room = { width: PANEL.width - x, size, most };
  return wrapped(words, room).map((line, index) => text(line, x, y + index * Math.round(1.28 * size), { size, ...style }));
}
