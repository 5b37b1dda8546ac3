import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../src/domain/frame.ts";
import { readJpeg } from "../../src/jpeg/read-jpeg.ts";
import { type Shape, writeJpeg } from "../support/jpeg-writer/write-jpeg.ts";
import { tinyTray } from "../support/tiny-pictures.ts";

const tray = await smaller(tinyTray("red-100"), 107, 75);

/** Of brightness and of both colours. */
const SAMPLINGS = {
  "4:4:4": sampling([1, 1], [1, 1]),
  "4:2:2": sampling([2, 1], [1, 1]),
  "4:2:0": sampling([2, 2], [1, 1]),
  "4:4:0": sampling([1, 2], [1, 1]),
  "4:1:1": sampling([4, 1], [1, 1]),
  "4:1:0": sampling([4, 2], [1, 1]),
  "4:2:2 told in twos": sampling([2, 2], [1, 2]),
};

const SHAPES: readonly (readonly [string, Shape])[] = Object.entries(SAMPLINGS).flatMap(([name, factors]) => [
  [`${name} in one scan`, { sampling: factors }],
  [`${name} in a scan for each component`, { sampling: factors, separate: true }],
  [`${name} with a restart after every third unit`, { sampling: factors, restartInterval: 3 }],
  [`${name} in several scans with restarts`, { sampling: factors, separate: true, restartInterval: 5 }],
]);

/** The second, in scans of their own, ended the process of an earlier version. */
const FINER_COLOURS: readonly (readonly [string, Shape])[] = [
  ["colours finer than brightness", { sampling: sampling([1, 1], [2, 2]) }],
  [
    "one colour finer than brightness, the other still finer, in several scans",
    {
      sampling: [
        [1, 1],
        [2, 1],
        [2, 2],
      ],
      separate: true,
    },
  ],
];

describe("a whole JPEG shows what it was made of:", () => {
  test.each(SHAPES)("%s", async (_, shape) => {
    const jpeg = writeJpeg(tray, shape);
    const read = await readJpeg(jpeg, 740);
    expect(await difference(read, jpeg)).toBeLessThan(1.5);
    expect(meanDifference(read.rgb, tray.rgb)).toBeLessThan(4);
  });

  test.each(FINER_COLOURS)("%s", async (_, shape) => {
    const read = await readJpeg(writeJpeg(tray, shape), 740);
    expect(meanDifference(read.rgb, tray.rgb)).toBeLessThan(8);
  });
});

describe("a JPEG of any shape is refused", () => {
  test.each([...SHAPES, ...FINER_COLOURS])("that is cut in its middle, end marker kept: %s", async (_, shape) => {
    const jpeg = writeJpeg(tray, shape);
    for (const share of [0.3, 0.5, 0.9, 0.99]) {
      const cut = Buffer.concat([jpeg.subarray(0, 550 + Math.floor(share * (jpeg.length - 560))), jpeg.subarray(-2)]);
      await expect(readJpeg(cut, 740)).rejects.toThrow();
    }
  });

  test("of whose scans the last is missing", async () => {
    const jpeg = writeJpeg(tray, { separate: true });
    const lastScan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
    await expect(readJpeg(Buffer.concat([jpeg.subarray(0, lastScan), jpeg.subarray(-2)]), 740)).rejects.toThrow(
      "one of its scans is missing",
    );
  });

  test("whose restarts are out of order", async () => {
    const jpeg = writeJpeg(tray, { restartInterval: 3 });
    const [first, second] = [0xd0, 0xd1].map((code) => jpeg.indexOf(Buffer.from([0xff, code])));
    const lost = Buffer.concat([jpeg.subarray(0, first), jpeg.subarray(second)]);
    await expect(readJpeg(lost, 740)).rejects.toThrow("a stretch of the picture is missing");
  });
});

function sampling(brightness: readonly [number, number], colours: readonly [number, number]): Shape["sampling"] & {} {
  return [brightness, colours, colours];
}

async function smaller({ rgb, ...size }: Picture, width: number, height: number): Promise<Picture> {
  const { data } = await sharp(rgb, { raw: { ...size, channels: 3 } })
    .resize(width, height, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width, height, rgb: data };
}

/** Of libjpeg-turbo's reading. */
async function difference({ rgb }: Picture, jpeg: Buffer): Promise<number> {
  return meanDifference(rgb, await sharp(jpeg).raw().toBuffer());
}

/** In levels. */
function meanDifference(one: Uint8Array, other: Uint8Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}
