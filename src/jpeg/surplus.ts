/** Bytes that belong to no part of a JPEG file: many cameras write some, and libjpeg warns about them as if they were damage. */
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

/** Whether the bytes are all the same, as padding is. */
export function isFiller(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === bytes[0]);
}
