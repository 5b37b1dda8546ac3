import type { Picture } from "../domain/frame.ts";
import type { ItemId } from "../domain/item.ts";

/** A photographed pack from which its item is learned. */
export interface Exemplar {
  readonly item: ItemId;
  /** The file of its photograph. */
  readonly picture: string;
  /** Of the crop, cut as the daemon would cut it. */
  readonly embedding: Float64Array;
  /** Of the same crop after each quarter turn. */
  readonly turned: readonly Float64Array[];
}

/** The picture turned clockwise by 90, 180 and 270 degrees: a pack may lie either way up. */
export function quarterTurns(picture: Picture): readonly Picture[] {
  const once = turnedClockwise(picture);
  const twice = turnedClockwise(once);
  return [once, twice, turnedClockwise(twice)];
}

function turnedClockwise({ width, height, rgb }: Picture): Picture {
  const turned = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      turned.set(rgb.subarray(from, from + 3), 3 * (x * height + height - 1 - y));
    }
  return { width: height, height: width, rgb: turned };
}
