/** A yes or no for every cell: 1 or 0, row by row. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Clears set cells that have fewer than two set ones among their eight neighbours. */
export function despeckle({ width, height, bits }: Mask): Mask {
  const kept = new Uint8Array(bits.length);
  for (let y = 1; y < height - 1; y++) {
    for (let cell = y * width + 1; cell < (y + 1) * width - 1; cell++) {
      if (bits[cell] === 0) continue;
      const set = inRow(bits, cell - width) + inRow(bits, cell) + inRow(bits, cell + width);
      kept[cell] = set > 2 ? 1 : 0;
    }
  }
  return { width, height, bits: kept };
}

function inRow(bits: Uint8Array, cell: number): number {
  return (bits[cell - 1] as number) + (bits[cell] as number) + (bits[cell + 1] as number);
}

/** Takes away whatever is too thin to hold a square of 2 x `reach` + 1 cells; beyond the frame all goes on as at its edge. */
export function open(mask: Mask, reach: number): Mask {
  return spread(spread(mask, reach, 0), reach, 1);
}

export function close(mask: Mask, reach: number): Mask {
  return spread(spread(mask, reach, 1), reach, 0);
}

/** Gives every cell the value that any cell within `reach` rows and columns has. */
export function spread(mask: Mask, reach: number, value: 0 | 1): Mask {
  const { width, height } = mask;
  let bits = mask.bits;
  for (let step = 0; step < reach; step++) bits = spreadDown(spreadAlong(bits, width, value), width, value);
  return { width, height, bits };
}

function spreadAlong(bits: Uint8Array, width: number, value: 0 | 1): Uint8Array {
  const result = Uint8Array.from(bits);
  for (let start = 0; start < bits.length; start += width) {
    const end = start + width - 1;
    for (let cell = start; cell < end; cell++) if (bits[cell + 1] === value) result[cell] = value;
    for (let cell = start + 1; cell <= end; cell++) if (bits[cell - 1] === value) result[cell] = value;
  }
  return result;
}

function spreadDown(bits: Uint8Array, width: number, value: 0 | 1): Uint8Array {
  const result = Uint8Array.from(bits);
  for (let cell = 0; cell < bits.length - width; cell++) if (bits[cell + width] === value) result[cell] = value;
  for (let cell = width; cell < bits.length; cell++) if (bits[cell - width] === value) result[cell] = value;
  return result;
}
