/** Bytes of a JPEG file that belong to no part of it: many cameras write some, and libjpeg warns of them as of damage. */
export interface Surplus {
  readonly from: number;
  readonly to: number;
}

export function withoutSurplus(jpeg: Uint8Array, surplus: readonly Surplus[]): Uint8Array {
  if (surplus.length === 0) return jpeg;
  const kept: Uint8Array[] = [];
  let at = 0;
  for (const { from, to } of surplus) {
    kept.push(jpeg.subarray(at, from));
    at = to;
  }
  return Buffer.concat([...kept, jpeg.subarray(at)]);
}

/** Whether the bytes are what fills gaps: all the same. */
export function isFiller(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === bytes[0]);
}
