/** One bit for each cell of the grid: 1 or 0, row by row. */
export interface CellMask {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Clears set cells with fewer than two set ones among their eight neighbours. */
export function despeckle({ width, height, bits }: CellMask): CellMask {
  const kept = new Uint8Array(bits.length);
  for (let y = 1; y < height - 1; y++) {
    for (let cell = y * width + 1; cell < (y + 1) * width - 1; cell++) {
      if (bits[cell] === 0) continue;
      kept[cell] = inRow(bits, cell - width) + inRow(bits, cell) + inRow(bits, cell + width) > 2 ? 1 : 0;
    }
  }
  return { width, height, bits: kept };
}

function inRow(bits: Uint8Array, cell: number): number {
  return (bits[cell - 1] as number) + (bits[cell] as number) + (bits[cell + 1] as number);
}

/** Closes gaps of up to 2 x `reach` cells and fills what is then enclosed. */
export function fillIn(mask: CellMask, reach: number): CellMask {
  return spread(fillHoles(spread(mask, reach, 1)), reach, 0);
}

/** Sets every clear cell from which no path of clear cells (up, down, left, right) leads out of the frame. */
export function fillHoles({ width, height, bits }: CellMask): CellMask {
  const filled = new Uint8Array(bits.length).fill(1);
  const waiting = new Int32Array(bits.length);
  let count = 0;
  const reach = (cell: number): void => {
    if (bits[cell] !== 0 || filled[cell] === 0) return;
    filled[cell] = 0;
    waiting[count++] = cell;
  };
  for (let x = 0; x < width; x++) {
    reach(x);
    reach((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    reach(y * width);
    reach((y + 1) * width - 1);
  }
  // A step off the end of a row lands at the beginning of the next, where every clear cell has been reached already.
  while (count > 0) {
    const cell = waiting[--count] as number;
    reach(cell - 1);
    reach(cell + 1);
    reach(cell - width);
    reach(cell + width);
  }
  return { width, height, bits: filled };
}

/** Clears whatever is too narrow for a square of 2 x `reach` + 1 cells, but keeps corners into which no square fits. */
export function open(mask: CellMask, reach: number): CellMask {
  const squares = spread(mask, reach, 0);
  const { bits } = spread(squares, 2 * reach, 1);
  for (let cell = 0; cell < bits.length; cell++) bits[cell] = (bits[cell] as number) & (mask.bits[cell] as number);
  return { ...mask, bits };
}

/** Spreads the value to all cells within `reach` rows and columns of a cell that has it. */
function spread({ width, height, bits }: CellMask, reach: number, value: 0 | 1): CellMask {
  const along = Uint8Array.from(bits);
  for (let y = 0; y < height; y++) spreadLine(bits, along, y * width, 1, width, reach, value);
  const both = Uint8Array.from(along);
  for (let x = 0; x < width; x++) spreadLine(along, both, x, width, height, reach, value);
  return { width, height, bits: both };
}

function spreadLine(from: Uint8Array, to: Uint8Array, start: number, step: number, count: number, reach: number, value: 0 | 1): void {
  let painted = 0;
  for (let i = 0; i < count; i++) {
    if (from[start + i * step] !== value) continue;
    const end = Math.min(count, i + reach + 1);
    for (let k = Math.max(painted, i - reach); k < end; k++) to[start + k * step] = value;
    painted = end;
  }
}
