import type { Picture } from "../frame.ts";

/** Half as wide and half as high; each pixel is the mean of four. A last row or column without a partner is left out. */
export function halved({ width, height, rgb }: Picture): Picture {
  const [columns, rows] = [width >> 1, height >> 1];
  const small = new Uint8Array(3 * columns * rows);
  const stride = 3 * width;
  for (let row = 0, to = 0; row < rows; row++) {
    let at = 2 * row * stride;
    for (const end = to + 3 * columns; to < end; at += 6, to += 3)
      for (let colour = 0; colour < 3; colour++) small[to + colour] = meanOfFour(rgb, at + colour, stride);
  }
  return { width: columns, height: rows, rgb: small };
}

function meanOfFour(rgb: Uint8Array, at: number, stride: number): number {
  const upper = (rgb[at] as number) + (rgb[at + 3] as number);
  const lower = (rgb[at + stride] as number) + (rgb[at + stride + 3] as number);
  return (upper + lower + 2) >> 2;
}
