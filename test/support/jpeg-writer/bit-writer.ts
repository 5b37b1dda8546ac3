/** Entropy-coded data: bits, with a zero stuffed behind each 0xFF. */
export function openBitWriter() {
  const bytes: number[] = [];
  let held = 0;
  let count = 0;

  function put(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit--) {
      held = (held << 1) | ((value >> bit) & 1);
      if (++count < 8) continue;
      bytes.push(held);
      if (held === 0xff) bytes.push(0);
      held = 0;
      count = 0;
    }
  }

  return {
    put,
    /** Fills the last byte with ones. */
    flush: () => put(0x7f, (8 - count) % 8),
    marker: (code: number) => void bytes.push(0xff, code),
    bytes,
  };
}

export type BitWriter = ReturnType<typeof openBitWriter>;
