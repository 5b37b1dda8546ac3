import { COLUMNS, ROWS, type Thumbnail } from "../../src/domain/tray/thumbnail.ts";

export function painted(grey: (column: number, row: number) => number): Thumbnail {
  return new Float32Array(COLUMNS * ROWS).map((_, cell) => grey(cell % COLUMNS, Math.floor(cell / COLUMNS)));
}

/** A dark tray with a bright border, by so many cells to the right and down of where it should lie; `noise` is a sensor's. */
export function trayAt(right: number, down: number, noise = 0): Thumbnail {
  return painted((column, row) => {
    const inside = Math.abs(column - right - 31) < 22 && Math.abs(row - down - 23) < 15;
    return (inside ? 70 + ((column - right) % 7) + ((row - down) % 5) : 170) + ((noise + column + row) % 3);
  });
}
