export function segment(code: number, payload: ArrayLike<number>): Buffer {
  return Buffer.from([0xff, code, ...word(payload.length + 2), ...Array.from(payload)]);
}

export function word(value: number): readonly [number, number] {
  return [value >> 8, value & 255];
}
