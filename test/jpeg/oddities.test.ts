import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { HUFFMAN_TABLES, START_OF_SCAN } from "../../src/jpeg/markers.ts";
import { readJpeg } from "../../src/jpeg/read-jpeg.ts";
import { type Segment, segmentsOf } from "../../src/jpeg/segments.ts";
import { tinyTray } from "../support/tiny-pictures.ts";

const { width, height, rgb } = tinyTray("red-100");
const tray = sharp(rgb, { raw: { width, height, channels: 3 } });
const plain = await tray.clone().jpeg({ quality: 85, optimiseCoding: false }).toBuffer();
const pixels = await readJpeg(plain, 740);

describe("a picture is the same with the oddities that cameras have:", () => {
  test.each([
    ["one stray byte before its end", beforeEnd([0x55])],
    ["stray bytes before its end", beforeEnd([1, 2, 3, 4, 5, 6, 7, 8, 9])],
    ["zeros up to a round length before its end", beforeEnd(Array.from({ length: 1_000 }, () => 0))],
    ["fill bytes before its end", beforeEnd([0xff, 0xff, 0xff])],
    ["fill bytes before a header", inFrontOf(START_OF_SCAN, [0xff, 0xff])],
    ["stray bytes before a header", inFrontOf(START_OF_SCAN, [0, 0, 7])],
    ["a comment", inFrontOf(START_OF_SCAN, [0xff, 0xfe, 0, 4, 1, 2])],
    ["bytes behind its end", Buffer.concat([plain, Buffer.alloc(512)])],
  ])("%s", async (_, jpeg) => {
    expect(Buffer.compare((await readJpeg(jpeg, 740)).rgb, pixels.rgb)).toBe(0);
  });
});

test("a picture without Huffman tables, as in motion JPEG, is nearly the same: another decoder rounds otherwise", async () => {
  const { rgb: read } = await readJpeg(without(plain, HUFFMAN_TABLES), 740);
  expect(read.reduce((most, value, at) => Math.max(most, Math.abs(value - (pixels.rgb[at] ?? 0))), 0)).toBeLessThanOrEqual(5);
});

describe("read without a complaint is a picture", () => {
  test.each(
    [30, 60, 85, 95].flatMap((quality) =>
      ["4:2:0", "4:4:4"].flatMap((chromaSubsampling) =>
        [false, true].flatMap((progressive) =>
          [true, false].map((optimiseCoding) => ({ quality, chromaSubsampling, progressive, optimiseCoding })),
        ),
      ),
    ),
  )("of quality $quality, $chromaSubsampling, progressive: $progressive, codes of its own: $optimiseCoding", async (options) => {
    for (const [columns, rows] of [
      [640, 480],
      [321, 243],
    ] as const)
      expect(await readJpeg(await tray.clone().resize(columns, rows).jpeg(options).toBuffer(), 740)).toMatchObject({
        width: columns,
        height: rows,
      });
  });

  test.each(["b-w", "cmyk"])("in the colours %s", async (space) => {
    expect((await readJpeg(await tray.clone().toColourspace(space).jpeg().toBuffer(), 740)).rgb).toHaveLength(3 * width * height);
  });

  test.each(["#808080", "#000000", "#ffffff", "#46484c"])("with a lower edge of plain %s that is also elsewhere", async (background) => {
    const framed = tray.clone().resize(400, 300).extend({ top: 40, bottom: 40, left: 40, right: 40, background });
    expect(await readJpeg(await framed.jpeg().toBuffer(), 740)).toMatchObject({ width: 480, height: 380 });
  });
});

function without(jpeg: Buffer, code: number): Buffer {
  const kept = [...segmentsOf(jpeg)].filter((segment) => segment.code !== code).map(({ at, end }) => jpeg.subarray(at, end));
  return Buffer.concat([jpeg.subarray(0, 2), ...kept, jpeg.subarray(scanOf(jpeg).end)]);
}

function beforeEnd(bytes: readonly number[]): Buffer {
  return Buffer.concat([plain.subarray(0, -2), Buffer.from(bytes), plain.subarray(-2)]);
}

function inFrontOf(code: number, bytes: readonly number[]): Buffer {
  const { at } = [...segmentsOf(plain)].find((segment) => segment.code === code) ?? scanOf(plain);
  return Buffer.concat([plain.subarray(0, at), Buffer.from(bytes), plain.subarray(at)]);
}

function scanOf(jpeg: Buffer): Segment {
  const scan = [...segmentsOf(jpeg)].find(({ code }) => code === START_OF_SCAN);
  if (!scan) throw new Error("the test's picture has no scan");
  return scan;
}
