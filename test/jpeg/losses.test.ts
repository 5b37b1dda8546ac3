import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { START_OF_SCAN } from "../../src/jpeg/markers.ts";
import { readJpeg } from "../../src/jpeg/read-jpeg.ts";
import { segmentsOf } from "../../src/jpeg/segments.ts";
import { dataOf } from "../fuzz/losses.ts";
import { soundPictures } from "../fuzz/sources.ts";

const END = Buffer.from([0xff, 0xd9]);
const [scene = Buffer.alloc(0), other = Buffer.alloc(0)] = await soundPictures();
const { from, to } = dataOf(scene);
const middle = (from + to) >> 1;

describe("a picture is refused", () => {
  test("whose lower half is missing, end marker kept", () => refused(join(scene.subarray(0, middle), END), "end before the picture does"));
  test("whose last bytes are missing", () => refused(join(scene.subarray(0, to - 40), END), "end before the picture does"));
  test("that lost bytes in the middle", () => refused(join(scene.subarray(0, middle), scene.subarray(middle + 300))));
  test("of which a stretch was blanked", () =>
    refused(join(scene.subarray(0, middle), Buffer.alloc(300), scene.subarray(middle + 300)), "is blank"));
  test("that goes on as another one", () => refused(join(scene.subarray(0, middle), other.subarray(dataOf(other).from + (middle - from)))));
  test("in which a second one begins", () => refused(join(scene.subarray(0, middle), other)));
  test("that goes on behind its end", () =>
    refused(join(scene.subarray(0, to), scene.subarray(middle, to), END), "go on when the picture has ended"));
  test("whose quantization table is blank", () => refused(blanked(0xdb), "quantization table"));
  test("whose header breaks off", () => refused(scene.subarray(0, 100)));

  test.each([75, 95])("whose lower rows were filled with grey and encoded anew with quality %i", async (quality) => {
    await refused(await filled(quality, (rgb, row) => rgb.fill(128, row)), "was filled up");
  });

  test("whose last row was repeated down to its end", async () => {
    await refused(
      await filled(90, (rgb, row, length) => {
        for (let at = row; at < rgb.length; at += length) rgb.copyWithin(at, row - length, row);
      }),
      "was filled up",
    );
  });

  test("progressive, whose lower half is missing", async () => {
    const progressive = await sharp(scene).jpeg({ progressive: true }).toBuffer();
    for (const { code, end } of segmentsOf(progressive))
      if (code === START_OF_SCAN) await refused(join(progressive.subarray(0, end + 200), END));
  });
});

test("a progressive picture of whose scans any is missing is refused", async () => {
  const progressive = await sharp(scene).jpeg({ progressive: true }).toBuffer();
  const segments = [...segmentsOf(progressive)];
  const scans = segments.filter(({ code }) => code === START_OF_SCAN);
  const after = (at: number): number => scans.find((scan) => scan.at > at)?.at ?? progressive.length - END.length;
  expect(scans.length).toBeGreaterThan(5);
  for (const { at } of scans) await refused(join(progressive.subarray(0, at), progressive.subarray(after(at))));
});

async function refused(jpeg: Buffer, why: string | RegExp = /./): Promise<void> {
  await expect(readJpeg(jpeg, 740)).rejects.toThrow(why);
}

function join(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts);
}

function blanked(table: number): Buffer {
  const { at, end } = [...segmentsOf(scene)].find(({ code }) => code === table) ?? { at: 0, end: 0 };
  return join(scene.subarray(0, at + 5), Buffer.alloc(end - at - 5), scene.subarray(end));
}

async function filled(quality: number, fill: (rgb: Buffer, from: number, rowLength: number) => void): Promise<Buffer> {
  const { data, info } = await sharp(scene).raw().toBuffer({ resolveWithObject: true });
  fill(data, 3 * info.width * 320, 3 * info.width);
  return await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}
