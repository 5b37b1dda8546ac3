import type { Picture } from "../../domain/frame.ts";

/** Numbers with their shape, row by row. */
export interface Tensor {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** What a network makes of one tensor. */
export type Network = (input: Tensor) => Promise<Tensor>;

/** Per channel of the models' own order, blue, green, red: (value / 255 - mean) / std. */
export interface Normalization {
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** Writes a picture's pixels into channels of `width` x `height` from `at` on; to the right and below of the picture they stay as they are. */
export function fill(
  into: Float32Array,
  at: number,
  { rgb, ...picture }: Picture,
  size: Pick<Picture, "width" | "height">,
  { mean, std }: Normalization,
): void {
  const plane = size.width * size.height;
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * (std[channel] as number));
    const shift = -(mean[channel] as number) / (std[channel] as number);
    for (let row = 0; row < picture.height; row++) {
      let from = 3 * row * picture.width + 2 - channel;
      let to = at + channel * plane + row * size.width;
      for (let column = 0; column < picture.width; column++, from += 3) into[to++] = (rgb[from] as number) * scale + shift;
    }
  }
}
