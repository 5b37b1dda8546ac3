import type { Region } from "../evidence/evidence-share.ts";
import type { Picture } from "../frame.ts";
import { shrunk } from "./shrink.ts";

/** Cells along the longer side: print is coarse enough to be seen, and which way its lines run. */
const CELLS = 96;
/** Cells by which the two pictures may be out of place. */
const SHIFT = 3;

/** By how many degrees the part of a picture must be turned to lie as another picture does: whichever correlates better. */
export function wayUp(picture: Picture, part: Region, other: Picture): 0 | 180 {
  const shown = cut(picture, part);
  const columns = Math.min(CELLS, shown.width, other.width);
  const rows = Math.min(Math.max(1, Math.round((columns * other.height) / other.width)), shown.height, other.height);
  const [seen, wanted] = [grey(shrunk(shown, columns, rows)), grey(shrunk(other, columns, rows))];
  return likeness(seen, wanted) >= likeness(turned(seen), wanted) ? 0 : 180;
}

/** Mean of red, green and blue. */
interface Grey {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

function grey({ width, height, rgb }: Picture): Grey {
  const values = Float32Array.from({ length: width * height }, (_, cell) => {
    const at = 3 * cell;
    return ((rgb[at] as number) + (rgb[at + 1] as number) + (rgb[at + 2] as number)) / 3;
  });
  return { columns: width, rows: height, values };
}

/** Half a turn puts the last cell first. */
function turned(picture: Grey): Grey {
  return { ...picture, values: picture.values.toReversed() };
}

/** The best correlation, -1 to 1, over small shifts. */
function likeness(a: Grey, b: Grey): number {
  let best = -1;
  for (let down = -SHIFT; down <= SHIFT; down++) {
    for (let across = -SHIFT; across <= SHIFT; across++) best = Math.max(best, correlation(a, b, across, down));
  }
  return best;
}

/** Pearson's, over the cells that lie on each other when `a` is moved; 0 where one of them is even. */
function correlation(a: Grey, b: Grey, across: number, down: number): number {
  const { columns, rows } = a;
  let [n, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  for (let row = Math.max(0, down); row < Math.min(rows, rows + down); row++) {
    for (let column = Math.max(0, across); column < Math.min(columns, columns + across); column++) {
      const ofA = a.values[(row - down) * columns + column - across] as number;
      const ofB = b.values[row * columns + column] as number;
      n += 1;
      sumA += ofA;
      sumB += ofB;
      squaresA += ofA * ofA;
      squaresB += ofB * ofB;
      products += ofA * ofB;
    }
  }
  const spread = Math.sqrt((n * squaresA - sumA ** 2) * (n * squaresB - sumB ** 2));
  return spread > 0 ? (n * products - sumA * sumB) / spread : 0;
}

function cut({ width, height, rgb }: Picture, part: Region): Picture {
  const [left, top] = [Math.round(part.x * width), Math.round(part.y * height)];
  const [columns, rows] = [Math.round(part.width * width), Math.round(part.height * height)];
  const cutOut = new Uint8Array(3 * columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = 3 * ((top + row) * width + left);
    cutOut.set(rgb.subarray(from, from + 3 * columns), 3 * columns * row);
  }
  return { width: columns, height: rows, rgb: cutOut };
}
