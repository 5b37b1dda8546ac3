import fc from "fast-check";
import sharp, { type Sharp } from "sharp";

const SIDE = 48;

/** A small valid JPEG; another number gives another picture. */
export async function jpegOf(number: number, options: { progressive?: boolean } = {}): Promise<Uint8Array> {
  return new Uint8Array(
    await speckles(number)
      .jpeg({ quality: 90, ...options })
      .toBuffer(),
  );
}

export async function pngOf(number: number): Promise<Uint8Array> {
  return new Uint8Array(await speckles(number).png().toBuffer());
}

function speckles(number: number): Sharp {
  const rgb = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, i) => Math.imul(i + 1, 2_654_435_761 + 97 * number) >>> 24);
  return sharp(rgb, { raw: { width: SIDE, height: SIDE, channels: 3 } });
}

/** The JPEG with another one inside an APP1 segment, where cameras keep the thumbnail. */
export function withThumbnail(jpeg: Uint8Array, thumbnail: Uint8Array): Uint8Array {
  return Uint8Array.from([...jpeg.subarray(0, 2), ...segment(0xe1, thumbnail), ...jpeg.subarray(2)]);
}

/** Byte strings with the structure of a JPEG file, odd ones included: any segments, fill bytes, restart markers, several scans. */
export function anyJpeg(): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.array(anySegment(), { maxLength: 4 }), fc.array(anyScan(), { minLength: 1, maxLength: 3 }))
    .map(([segments, scans]) => Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...scans.flat(), 0xff, 0xd9]));
}

/** Random bytes in which 0xFF is frequent, and with it everything that looks like a marker. */
export function anyBytes(maxLength: number): fc.Arbitrary<number[]> {
  const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0xff, 0xff, 0xd8, 0xd9, 0xda, 0x00));
  return fc.array(byte, { maxLength });
}

function anySegment(): fc.Arbitrary<number[]> {
  const code = fc.constantFrom(0xc0, 0xc4, 0xdb, 0xdd, 0xe0, 0xe1, 0xef, 0xfe);
  return fc
    .tuple(fc.boolean(), code, anyBytes(40))
    .map(([filled, marker, payload]) => [...(filled ? [0xff] : []), ...segment(marker, payload)]);
}

function anyScan(): fc.Arbitrary<number[]> {
  const stuffed = fc.integer({ min: 0, max: 255 }).map((byte) => (byte === 0xff ? [0xff, 0x00] : [byte]));
  const restart = fc.integer({ min: 0xd0, max: 0xd7 }).map((code) => [0xff, code]);
  return fc
    .tuple(anyBytes(10), fc.array(fc.oneof({ weight: 9, arbitrary: stuffed }, restart), { maxLength: 60 }))
    .map(([header, data]) => [...segment(0xda, header), ...data.flat()]);
}

function segment(marker: number, payload: ArrayLike<number>): number[] {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...Array.from(payload)];
}
