import type { Picture } from "../frame.ts";
import type { Sample } from "./plane.ts";

/** Samples along each of the four sides. */
const ALONG = 24;
/** How far inside the frame the two lines of samples run, in fractions of its sides. */
const INSETS = [0.01, 0.03];

/** Single pixels around the frame, always at the same fractions of its sides and in the same order. */
export function border(picture: Picture): Sample[] {
  return INSETS.flatMap((inset) =>
    Array.from({ length: ALONG }, (_, i) => inset + ((1 - 2 * inset) * i) / (ALONG - 1)).flatMap((along) => [
      sampleAt(picture, along, inset),
      sampleAt(picture, along, 1 - inset),
      sampleAt(picture, inset, along),
      sampleAt(picture, 1 - inset, along),
    ]),
  );
}

function sampleAt({ width, height, rgb }: Picture, x: number, y: number): Sample {
  const at = 3 * (Math.floor(y * height) * width + Math.floor(x * width));
  return { x: 2 * x - 1, y: 2 * y - 1, colour: [rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number] };
}
