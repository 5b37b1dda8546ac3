/** Pieces of an SVG drawing, as text. */

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TextStyle {
  readonly size: number;
  readonly ink?: string;
  readonly weight?: number;
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of words; (x, y) is the left end of its base line. */
export function text(x: number, y: number, words: string, { size, ink = "#14191d", weight = 400, anchor = "start" }: TextStyle): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

/** A picture, as large as fits into the place, in its middle. `attributes` are written as they are. */
export function image({ x, y, width, height }: Place, type: "jpeg" | "png", bytes: Uint8Array, attributes = ""): string {
  const data = Buffer.from(bytes).toString("base64");
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="data:image/${type};base64,${data}" ${attributes}/>`;
}

export function rectangle({ x, y, width, height }: Place, attributes: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${attributes}/>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
