import type { Rgb } from "./engine-messages.ts";

/**
 * Makes the network's input from 8-bit RGB: (value / 255 - mean) / std, channel by channel (NCHW). Each channel has only
 * 256 possible values, so they are computed once.
 */
export function normalizer({ mean, std }: { readonly mean: Rgb; readonly std: Rgb }) {
  const tables = ([0, 1, 2] as const).map((channel) =>
    Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean[channel]) / std[channel]),
  );
  return (rgb: Uint8Array, into: Float32Array): void => {
    const pixels = rgb.length / 3;
    tables.forEach((table, channel) => {
      const start = channel * pixels;
      for (let pixel = 0; pixel < pixels; pixel++) into[start + pixel] = table[rgb[pixel * 3 + channel] ?? 0] ?? 0;
    });
  };
}
