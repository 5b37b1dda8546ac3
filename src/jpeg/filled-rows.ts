import type { Picture } from "../domain/frame.ts";

/** Repeating rows. The smallest stretch a JPEG can lose is eight rows high, and its first two are blended. */
const LEAST_ROWS = 5;

/** Rows just above a filled stretch that are partly filled. */
const BLENDED_ROWS = 2;

/** Above a filled stretch, at most this share of rows may repeat the row before, or of pixels have the fill colour. */
const MOST_ALIKE = 0.02;

/** The grey that decoders fill missing rows with; no surface comes out of a camera this neutral, row after row. */
const MIDDLE_GREY = { least: 118, most: 138, tint: 2 };

/**
 * Throws Error if the lower rows are made up: a decoder that accepts half a picture fills the rest with grey or repeats the last
 * row, and the camera's own encoder passes the result on as a valid JPEG.
 */
export function refuseFilledRows(picture: Picture, shrink: number): void {
  const filled = repeatedRows(picture);
  if (filled < Math.ceil(LEAST_ROWS / shrink)) return;
  const above = picture.height - filled - 1;
  const colour = plainColour(picture);
  if (colour && isExtreme(colour)) return;
  const alike =
    colour && isMiddleGrey(colour) ? shareOfColour(picture, Math.max(0, above - BLENDED_ROWS), colour) : shareRepeated(picture, above);
  if (alike <= MOST_ALIKE) throw new Error("its lower part is missing and was filled up");
}

/** Repeated rows at the bottom of the picture, not counting the first. */
function repeatedRows(picture: Picture): number {
  let rows = 0;
  while (rows + 1 < picture.height && repeats(picture, picture.height - 1 - rows)) rows++;
  return rows;
}

function repeats({ width, rgb }: Picture, row: number): boolean {
  const length = 3 * width;
  return Buffer.compare(rgb.subarray((row - 1) * length, row * length), rgb.subarray(row * length, (row + 1) * length)) === 0;
}

function shareRepeated(picture: Picture, above: number): number {
  let count = 0;
  for (let row = 1; row < above; row++) count += Number(repeats(picture, row));
  return above > 1 ? count / (above - 1) : 1;
}

type Colour = readonly [number, number, number];

/** The colour of the last row, if it has only one. */
function plainColour({ width, rgb }: Picture): Colour | undefined {
  const row = rgb.subarray(rgb.length - 3 * width);
  const [red = 0, green = 0, blue = 0] = row;
  const isPlain = row.every((value, at) => value === row[at % 3]);
  return isPlain ? [red, green, blue] : undefined;
}

function isMiddleGrey(colour: Colour): boolean {
  const least = Math.min(...colour);
  const most = Math.max(...colour);
  return least >= MIDDLE_GREY.least && most <= MIDDLE_GREY.most && most - least <= MIDDLE_GREY.tint;
}

/** Pure black or white channels, as from a dark cabinet or a lamp, where a sensor's rows really are all alike. */
function isExtreme(colour: Colour): boolean {
  return colour.every((value) => value === 0 || value === 255);
}

function shareOfColour({ width, rgb }: Picture, rows: number, [red, green, blue]: Colour): number {
  let count = 0;
  for (let at = 0; at < 3 * width * rows; at += 3) count += Number(rgb[at] === red && rgb[at + 1] === green && rgb[at + 2] === blue);
  return count / Math.max(1, width * rows);
}
