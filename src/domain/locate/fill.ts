import type { Mask } from "./mask.ts";

/** Sets every clear cell from which no path of clear cells (up, down, left, right) leads out of the frame. */
export function fillHoles(mask: Mask): Mask {
  const { width, height, bits } = mask;
  const filled = new Uint8Array(bits.length).fill(1);
  const waiting = new Int32Array(bits.length);
  let count = 0;
  const reach = (cell: number): void => {
    if (bits[cell] === 1 || filled[cell] === 0) return;
    filled[cell] = 0;
    waiting[count++] = cell;
  };
  for (let x = 0; x < width; x++) {
    reach(x);
    reach((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    reach(y * width);
    reach(y * width + width - 1);
  }
  while (count > 0) {
    const cell = waiting[--count] as number;
    const x = cell % width;
    if (x > 0) reach(cell - 1);
    if (x < width - 1) reach(cell + 1);
    if (cell >= width) reach(cell - width);
    if (cell < bits.length - width) reach(cell + width);
  }
  return { width, height, bits: filled };
}
