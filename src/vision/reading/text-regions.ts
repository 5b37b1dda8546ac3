import { breadthOf, lengthOf, longSideFirst, type Point, type Quad, stretched } from "../../domain/geometry.ts";
import { smallestRectangle } from "../../domain/smallest-rectangle.ts";
import type { Tensor } from "./tensor.ts";

/** A pixel is text from this probability on; so is a region, by the mean of its pixels. Of PP-OCRv4's own settings. */
const TEXT = 0.3;
const REGION = 0.5;
/** The network marks the middle of a line, which is shrunk by its area over its girth; it grows back by this factor of that. */
const GROWTH = 1.6;
/** Cells: what is thinner holds no letters. */
const THINNEST = 3;

/**
 * Where the network sees lines of text: the smallest rectangle around each region of text (Liao et al., "Real-time Scene Text Detection
 * with Differentiable Binarization", AAAI 2020), the long side first, in the map's cells, tallest letters first.
 */
export function textRegions({ values, shape }: Tensor): readonly Quad[] {
  const [height = 0, width = 0] = shape.slice(-2);
  const seen = new Uint8Array(values.length);
  const found: Quad[] = [];
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || (values[start] as number) < TEXT) continue;
    const { edge, mean } = flood(values, seen, start, { width, height });
    const quad = edge.length > 2 && mean >= REGION ? smallestRectangle(edge) : undefined;
    if (quad && Math.min(lengthOf(quad), breadthOf(quad)) >= THINNEST) found.push(grown(longSideFirst(quad)));
  }
  return found.sort((a, b) => breadthOf(b) - breadthOf(a));
}

/** Marks the region that this cell belongs to; returns the corners of the cells at the ends of its rows. */
function flood(values: Float32Array, seen: Uint8Array, start: number, { width, height }: { width: number; height: number }) {
  const ends = new Map<number, [number, number]>();
  const open = [start];
  seen[start] = 1;
  let [sum, count] = [0, 0];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const [row, column] = [Math.floor(cell / width), cell % width];
    const [from, to] = ends.get(row) ?? [column, column];
    ends.set(row, [Math.min(from, column), Math.max(to, column)]);
    sum += values[cell] as number;
    count++;
    if (column > 0) visit(cell - 1);
    if (column < width - 1) visit(cell + 1);
    if (row > 0) visit(cell - width);
    if (row < height - 1) visit(cell + width);
  }
  const edge = [...ends].flatMap(([row, [from, to]]): Point[] => [
    { x: from, y: row },
    { x: from, y: row + 1 },
    { x: to + 1, y: row },
    { x: to + 1, y: row + 1 },
  ]);
  return { edge, mean: sum / count };

  function visit(cell: number): void {
    if (seen[cell] || (values[cell] as number) < TEXT) return;
    seen[cell] = 1;
    open.push(cell);
  }
}

function grown(quad: Quad): Quad {
  const [length, breadth] = [lengthOf(quad), breadthOf(quad)];
  const margin = (GROWTH * length * breadth) / (2 * (length + breadth));
  return stretched(quad, 1 + (2 * margin) / length, 1 + (2 * margin) / breadth);
}
