import { columnsOf } from "../columns.ts";

/** A sign's mean width, as a share of the font's size. */
const WIDTH = 0.56;

/**
 * The words in lines no wider than `width` pixels, at most `most` lines, the last ending in "…" if something had to go. Breaks where
 * the language allows it, which in Thai is not at spaces.
 */
export function wrapped(words: string, { width, size, most }: { width: number; size: number; most: number }): readonly string[] {
  const room = Math.floor(width / (WIDTH * size));
  const lines = [""];
  for (const piece of piecesOf(words, room)) {
    const line = `${lines.at(-1)}${piece}`;
    if (columnsOf(line.trimEnd()) <= room) lines[lines.length - 1] = line;
    else lines.push(piece.trimStart());
  }
  const kept = lines.slice(0, most).map((line) => line.trim());
  return lines.length > most ? [...kept.slice(0, -1), cut(`${kept.at(-1)}…`, room)] : kept;
}

/** Words, and the signs of words that are longer than a line. */
function piecesOf(words: string, room: number): readonly string[] {
  const parts = [...new Intl.Segmenter("th", { granularity: "word" }).segment(words)].map(({ segment }) => segment);
  return parts.flatMap((part) => (columnsOf(part) > room ? signsOf(part) : [part]));
}

function cut(line: string, room: number): string {
  return columnsOf(line) <= room
    ? line
    : `${signsOf(line)
        .slice(0, room - 1)
        .join("")}…`;
}

/** With the marks above and below them. */
function signsOf(words: string): readonly string[] {
  return [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
}
