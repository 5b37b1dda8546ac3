import type { Picture } from "../frame.ts";
import type { Point } from "../geometry.ts";
import { shrunk } from "../picture/shrink.ts";

/** Pixels of the locator's picture; a map has a cell for each STRIDE x STRIDE of them. */
export const WIDTH = 256;
export const HEIGHT = 192;
export const STRIDE = 4;
/** Maps that the locator answers with: pack, border, vote across, vote down, distance. */
export const MAPS = 5;

/** The colour around a picture of other proportions. */
const FILL = [124, 116, 104] as const;

/** A picture as the locator is shown it: WIDTH x HEIGHT, an upright one turned a quarter clockwise, bars around it. */
export interface Fitted {
  readonly picture: Picture;
  /** Where the picture begins and ends in it. */
  readonly frame: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** From a place in it to the same place in the original picture, pixels both. */
  back(place: Point): Point;
}

/** As the locator was trained: areas are averaged, because anything else would alias. */
export function letterbox(original: Picture): Fitted {
  const { width, height } = original;
  const upright = height > width;
  const [wide, high] = upright ? [height, width] : [width, height];
  const scale = Math.min(WIDTH / wide, HEIGHT / high);
  const [across, down] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const [left, top] = [Math.floor((WIDTH - across) / 2), Math.floor((HEIGHT - down) / 2)];
  const small = upright ? quarterTurned(shrunk(original, down, across)) : shrunk(original, across, down);
  const rgb = new Uint8Array(3 * WIDTH * HEIGHT);
  if (across < WIDTH || down < HEIGHT) for (let at = 0; at < rgb.length; at += 3) rgb.set(FILL, at);
  for (let row = 0; row < down; row++)
    rgb.set(small.rgb.subarray(3 * across * row, 3 * across * (row + 1)), 3 * (WIDTH * (top + row) + left));
  return {
    picture: { width: WIDTH, height: HEIGHT, rgb },
    frame: { left, top, right: left + across, bottom: top + down },
    back({ x, y }) {
      const [u, v] = [(x - left) / across, (y - top) / down];
      return upright ? { x: v * width, y: (1 - u) * height } : { x: u * width, y: v * height };
    },
  };
}

/** Clockwise: the pixel (x, y) comes to (height - 1 - y, x). */
function quarterTurned({ width, height, rgb }: Picture): Picture {
  const turned = new Uint8Array(rgb.length);
  for (let y = 0, from = 0; y < height; y++)
    for (let x = 0; x < width; x++, from += 3) turned.set(rgb.subarray(from, from + 3), 3 * (x * height + height - 1 - y));
  return { width: height, height: width, rgb: turned };
}
