/** Pieces of an SVG drawing, as text, and the PNG they make up. */
import sharp from "sharp";
import type { Point } from "../../domain/geometry.ts";
import type { Rectangle } from "../../domain/picture/rectangle.ts";

interface Options {
  readonly size: number;
  readonly ink?: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

/** An attribute that draws a picture in grey. */
export const IN_GREY = 'filter="url(#grey)"';

const GREY = '<filter id="grey" color-interpolation-filters="sRGB"><feColorMatrix type="saturate" values="0"/></filter>';

/** A PNG of these pieces on white. `palette`: in 256 colours, which makes a third of the bytes of many photographs. */
export async function drawing(
  size: Pick<Rectangle, "width" | "height">,
  pieces: readonly string[],
  { palette = false } = {},
): Promise<Uint8Array> {
  const whole = { x: 0, y: 0, ...size };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${placed(whole)} font-family="Noto Sans, DejaVu Sans, sans-serif">
    <defs>${GREY}</defs>
    ${[rectangle(whole, 'fill="#fff"'), ...pieces].join("\n")}
  </svg>`;
  return await sharp(Buffer.from(svg)).png({ palette }).toBuffer();
}

/** Content drawn from the place's upper left corner and clipped at its edges. */
export function inset(place: Rectangle, content: string): string {
  return `<svg ${placed(place)}>${content}</svg>`;
}

/** A line of text; y is its baseline. */
export function text(words: string, x: number, y: number, { size, ink = "#14191d", bold = false, anchor = "start" }: Options): string {
  const weight = bold ? 700 : 400;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

/** A picture, centred, as large as the place allows. */
export function image(bytes: Uint8Array, type: "jpeg" | "png", place: Rectangle, attributes = ""): string {
  return `<image ${placed(place)} ${attributes} href="data:image/${type};base64,${Buffer.from(bytes).toString("base64")}"/>`;
}

export function rectangle(place: Rectangle, attributes: string): string {
  return `<rect ${placed(place)} ${attributes}/>`;
}

/** Straight from point to point. */
export function polyline(points: readonly Point[], attributes: string): string {
  return `<polyline points="${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}" fill="none" ${attributes}/>`;
}

export function disc({ x, y }: Point, radius: number, attributes: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" ${attributes}/>`;
}

function placed({ x, y, width, height }: Rectangle): string {
  return `x="${x}" y="${y}" width="${width}" height="${height}"`;
}

function escaped(words: string): string {
  return words.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
