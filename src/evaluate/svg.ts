/** Pieces of an SVG drawing, as text. */
import type { Rectangle } from "../domain/rectangle.ts";

interface Hand {
  readonly size: number;
  readonly ink?: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of words; y is their base line. */
export function text(words: string, x: number, y: number, { size, ink = "#14191d", bold = false, anchor = "start" }: Hand): string {
  const weight = bold ? 700 : 400;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

/** A picture, as large as the place allows, in its middle. */
export function image(bytes: Uint8Array, type: "jpeg" | "png", place: Rectangle, attributes = ""): string {
  return `<image ${placed(place)} ${attributes} href="data:image/${type};base64,${Buffer.from(bytes).toString("base64")}"/>`;
}

export function rectangle(place: Rectangle, attributes: string): string {
  return `<rect ${placed(place)} ${attributes}/>`;
}

function placed({ x, y, width, height }: Rectangle): string {
  return `x="${x}" y="${y}" width="${width}" height="${height}"`;
}

function escaped(words: string): string {
  return words.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
