import type { Cells } from "./cells.ts";

/**
 * How much of the finest detail each cell holds: the second difference of its grey along the row or down the column,
 * whichever is larger. Print, foil and the rim of a pack are full of it; a soft shadow, however dark, and light that
 * fades across the tray have next to none.
 * The tray (numbers like `cells.rgb`) is taken off first: what lies in the empty tray too is no detail.
 */
export function detailOf(cells: Cells, tray: Float32Array): Float32Array {
  const { width, height } = cells;
  const grey = greyAbove(cells.rgb, tray);
  const bends = new Float32Array(grey.length);
  for (let y = 1; y < height - 1; y++) {
    for (let cell = y * width + 1; cell < (y + 1) * width - 1; cell++) {
      const twice = 2 * (grey[cell] as number);
      const along = Math.abs((grey[cell - 1] as number) + (grey[cell + 1] as number) - twice);
      const down = Math.abs((grey[cell - width] as number) + (grey[cell + width] as number) - twice);
      bends[cell] = along > down ? along : down;
    }
  }
  return bends;
}

function greyAbove(rgb: Float32Array, tray: Float32Array): Float32Array {
  const grey = new Float32Array(rgb.length / 3);
  for (let cell = 0, i = 0; cell < grey.length; cell++, i += 3) {
    const sum = (rgb[i] as number) + (rgb[i + 1] as number) + (rgb[i + 2] as number);
    grey[cell] = (sum - (tray[i] as number) - (tray[i + 1] as number) - (tray[i + 2] as number)) / 3;
  }
  return grey;
}
