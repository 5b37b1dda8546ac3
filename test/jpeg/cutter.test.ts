import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { anyBytes, anyJpeg, jpegOf, withThumbnail } from "../support/jpegs.ts";

const MIB = 1024 * 1024;

describe("the cutter", () => {
  test("gives the same pictures however the stream is cut into chunks", () => {
    fc.assert(
      fc.property(fc.array(anyJpeg(), { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (jpegs, sizes) => {
        expect(cut(inChunks(Buffer.concat(jpegs), sizes))).toEqual(jpegs);
      }),
    );
  });

  test("finds the pictures again after any garbage", () => {
    fc.assert(
      fc.property(anyBytes(200), anyJpeg(), (garbage, jpeg) => {
        const after = Buffer.concat(Array.from({ length: 1 + Math.ceil(70_000 / jpeg.length) }, () => jpeg));
        expect(cut([Uint8Array.from(garbage), after]).at(-1)).toEqual(jpeg);
      }),
      { numRuns: 50 },
    );
  });

  test("finds the pictures again after one that breaks off anywhere", async () => {
    const broken = await jpegOf(1);
    const following = await jpegOf(2);
    const after = Buffer.concat(Array.from({ length: 40 }, () => following));
    for (let length = 1; length < broken.length; length += 7) {
      const pictures = cut([broken.subarray(0, length), after]);
      expect(pictures.length).toBeGreaterThanOrEqual(39);
      expect(pictures.slice(1).every((picture) => Buffer.compare(picture, following) === 0)).toBe(true);
    }
  });

  test("cuts true pictures, baseline and progressive", async () => {
    const pictures = [await jpegOf(1), await jpegOf(2, { progressive: true }), await jpegOf(3)];
    expect(cut(inChunks(Buffer.concat(pictures), [1]))).toEqual(pictures);
  });

  test("never mistakes a thumbnail for a picture", async () => {
    const picture = withThumbnail(await jpegOf(1), await jpegOf(2));
    expect(cut([picture])).toEqual([picture]);
  });

  test("does not fall back on the thumbnail of a picture that breaks off", async () => {
    const picture = withThumbnail(await jpegOf(1), await jpegOf(2));
    const next = await jpegOf(3);
    expect(cut([picture.subarray(0, picture.length - 100), next])).toEqual([next]);
  });

  test("hands out pictures that later bytes do not overwrite", async () => {
    const cutter = openJpegCutter(() => {});
    const [first] = cutter.push(await jpegOf(1));
    cutter.push(await jpegOf(2));
    expect(first).toEqual(await jpegOf(1));
  });

  test("takes an image without a scan for garbage", () => {
    const tables = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]);
    const cutter = openJpegCutter(() => {});
    expect(cutter.push(Buffer.concat([tables, tables]))).toEqual([]);
    expect(cutter.strayBytes).toBeGreaterThan(0);
  });

  test("counts stray bytes since the last whole picture", async () => {
    const cutter = openJpegCutter(() => {});
    cutter.push(new Uint8Array(1_000));
    cutter.push(await jpegOf(1));
    expect(cutter.strayBytes).toBe(0);
    cutter.push(new Uint8Array(1_000));
    expect(cutter.strayBytes).toBeGreaterThanOrEqual(998);
  });

  test("gives up a picture above the ceiling, and takes one of exactly that size", async () => {
    const jpeg = await jpegOf(1);
    const broken: number[] = [];
    expect(openJpegCutter(() => broken.push(1), jpeg.length).push(Buffer.concat([jpeg, jpeg]))).toEqual([jpeg, jpeg]);
    expect(broken).toEqual([]);
    expect(openJpegCutter(() => broken.push(1), jpeg.length - 1).push(jpeg)).toEqual([]);
    expect(broken).toEqual([1]);
  });

  test("does not grow with a JPEG of 100 MB", async () => {
    const cutter = openJpegCutter(() => {});
    const jpeg = await jpegOf(1);
    const scan = new Uint8Array(64 * 1024).fill(0x55);
    cutter.push(jpeg.subarray(0, jpeg.length - 2));
    for (let sent = 0; sent < 17 * MIB; sent += scan.length) cutter.push(scan);
    const before = process.memoryUsage().rss;
    for (let sent = 0; sent < 100 * MIB; sent += scan.length) cutter.push(scan);
    expect(process.memoryUsage().rss - before).toBeLessThan(8 * MIB);
    expect(cutter.push(jpeg)).toEqual([jpeg]);
  });
});

function cut(chunks: Iterable<Uint8Array>): Uint8Array[] {
  const cutter = openJpegCutter(() => {});
  return Array.from(chunks).flatMap((chunk) => cutter.push(chunk));
}

function* inChunks(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
