import { mapped, type Quad, surrounds } from "../geometry.ts";
import { COLUMNS, ROWS, type Thumbnail } from "./thumbnail.ts";

/** Grey levels: what differs by less from the empty tray is the tray itself, whatever is printed on it. */
const NOISE = 8;

/** Whether the tray looks unlike its picture with nothing in it, where something lies between these corners: fractions of its sides. */
export function unlike(tray: Thumbnail, empty: Thumbnail, outline: Quad): boolean {
  const brighter = median(tray.map((grey, cell) => (grey + 1) / ((empty[cell] as number) + 1)));
  const quad = mapped(outline, ({ x, y }) => ({ x: x * COLUMNS, y: y * ROWS }));
  const changes = tray
    .map((grey, cell) => Math.abs(grey - brighter * (empty[cell] as number)))
    .filter((_, cell) => surrounds(quad, { x: (cell % COLUMNS) + 0.5, y: Math.floor(cell / COLUMNS) + 0.5 }));
  return changes.length === 0 || changes.reduce((sum, change) => sum + change, 0) >= NOISE * changes.length;
}

function median(values: Float32Array): number {
  return values.toSorted()[values.length >> 1] as number;
}
