import { expect, test } from "vitest";
import { decodeJpeg } from "../../src/jpeg/decode.ts";
import { jpegOf } from "../support/jpegs.ts";

/** The picture, saying of itself that it has so many pixels. */
async function promising(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await jpegOf(0));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

test.each([
  [65_535, 65_535],
  [65_535, 1_000],
])("a small file that unpacks to %i x %i pixels is refused without taking the memory for them", async (width, height) => {
  const file = await promising(width, height);
  const before = process.memoryUsage().rss;
  await expect(decodeJpeg(file, 512)).rejects.toMatchObject({ code: "CAMERA_GARBAGE", detail: expect.stringContaining("megapixels") });
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});
