import type { Rgb } from "./engine-job.ts";

/**
 * Makes the network's input from 8-bit RGB: (value / 255 - mean) / std, channel by channel (NCHW). A channel has
 * only 256 possible values, so they are computed once.
 */
export function normalizer({ mean, std }: { readonly mean: Rgb; readonly std: Rgb }) {
  const red = table(mean[0], std[0]);
  const green = table(mean[1], std[1]);
  const blue = table(mean[2], std[2]);
  return (rgb: Uint8Array, into: Float32Array): void => {
    const pixels = rgb.length / 3;
    for (let pixel = 0, at = 0; pixel < pixels; pixel++, at += 3) {
      into[pixel] = red[rgb[at] as number] as number;
      into[pixel + pixels] = green[rgb[at + 1] as number] as number;
      into[pixel + 2 * pixels] = blue[rgb[at + 2] as number] as number;
    }
  };
}

function table(mean: number, std: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / std);
}
