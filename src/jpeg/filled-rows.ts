import type { Picture } from "../domain/frame.ts";

/** Rows that repeat. The smallest stretch of a JPEG that can be missing is eight high, and where it begins two are blended. */
const LEAST_ROWS = 5;

/** Where it begins, rows above that are half filled. */
const BLENDED_ROWS = 2;

/** Of the rows above a filled stretch, so many may also repeat the one above them, or have its colour. */
const MOST_ALIKE = 0.02;

/** What decoders put in place of what is missing; from a camera no surface comes as neutral as that, row by row. */
const MIDDLE_GREY = { least: 118, most: 138, tint: 2 };

/**
 * Throws Error when the lower rows were made up: a decoder that takes half a picture for a whole one fills the rest with grey
 * or with the last row, and the camera's own encoder hands that on as a sound JPEG.
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

/** At the picture's end, beyond the first of them. */
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

/** The one colour of the last row. */
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

/** A dark cabinet or a lamp: there a sensor's rows are all alike. */
function isExtreme(colour: Colour): boolean {
  return colour.every((value) => value === 0 || value === 255);
}

function shareOfColour({ width, rgb }: Picture, rows: number, [red, green, blue]: Colour): number {
  let count = 0;
  for (let at = 0; at < 3 * width * rows; at += 3) count += Number(rgb[at] === red && rgb[at + 1] === green && rgb[at + 2] === blue);
  return count / Math.max(1, width * rows);
}
