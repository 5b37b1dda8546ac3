import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../src/domain/frame.ts";
import { decodeJpeg } from "../../src/jpeg/decode.ts";
import { encodeJpeg } from "../../src/jpeg/encode.ts";

/** Left half red, right half blue. */
function halves(width: number, height: number): Picture {
  const rgb = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) rgb.set(pixel % width < width / 2 ? [220, 10, 10] : [10, 10, 220], 3 * pixel);
  return { width, height, rgb };
}

describe("decoding", () => {
  test.each([
    { width: 1280, height: 960, wanted: 512, decoded: [640, 480] },
    { width: 2944, height: 2048, wanted: 512, decoded: [736, 512] },
    { width: 640, height: 480, wanted: 512, decoded: [640, 480] },
    { width: 300, height: 200, wanted: 512, decoded: [300, 200] },
    { width: 1280, height: 960, wanted: Number.POSITIVE_INFINITY, decoded: [1280, 960] },
  ])("$width x $height is not decoded larger than it has to be", async ({ width, height, wanted, decoded }) => {
    const picture = await decodeJpeg(await encodeJpeg(halves(width, height)), wanted);
    expect([picture.width, picture.height]).toEqual(decoded);
    expect(picture.rgb.length).toBe(3 * picture.width * picture.height);
    const row = 3 * picture.width * Math.floor(picture.height / 2);
    expect(picture.rgb[row] ?? 0).toBeGreaterThan(180);
    expect(picture.rgb[row + 3 * (picture.width - 1) + 2] ?? 0).toBeGreaterThan(180);
  });

  test("a grey JPEG has three channels like any other", async () => {
    const grey = await sharp(halves(64, 48).rgb, { raw: { width: 64, height: 48, channels: 3 } })
      .greyscale()
      .jpeg()
      .toBuffer();
    expect((await decodeJpeg(grey, 512)).rgb.length).toBe(3 * 64 * 48);
  });

  test("what is no whole JPEG is a fault that says so", async () => {
    const whole = await encodeJpeg(halves(640, 480));
    const png = await sharp(halves(8, 8).rgb, { raw: { width: 8, height: 8, channels: 3 } })
      .png()
      .toBuffer();
    for (const bytes of [whole.slice(0, whole.length / 2), whole.slice(0, 100), new Uint8Array(5_000), new Uint8Array(), png]) {
      await expect(decodeJpeg(bytes, 512)).rejects.toThrow(/CAMERA_GARBAGE: A picture cannot be decoded/);
    }
  });

  test("a picture that claims to be gigantic is refused before it takes memory", async () => {
    const jpeg = Buffer.from(await encodeJpeg(halves(64, 48)));
    const frameHeader = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(60_000, frameHeader + 5);
    jpeg.writeUInt16BE(60_000, frameHeader + 7);
    await expect(decodeJpeg(jpeg, 512)).rejects.toThrow(/CAMERA_GARBAGE.*3600 megapixels, and up to 64 can be read/);
    await expect(decodeJpeg(jpeg, 512)).rejects.not.toThrow("cable");
  });

  test("a photograph of a phone with 50 megapixels is read", async () => {
    const photo = await sharp({ create: { width: 8160, height: 6144, channels: 3, background: "#806040" } })
      .jpeg()
      .toBuffer();
    const { width, height } = await decodeJpeg(photo, 740);
    expect([width, height]).toEqual([1020, 768]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("EXIF orientation %i is turned upright as every viewer does it", async (orientation) => {
    const jpeg = await sharp(halves(64, 48).rgb, { raw: { width: 64, height: 48, channels: 3 } })
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer();
    const viewed = await sharp(jpeg).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const picture = await decodeJpeg(jpeg, 512);
    expect([picture.width, picture.height]).toEqual([viewed.info.width, viewed.info.height]);
    expect(Buffer.compare(picture.rgb, viewed.data)).toBe(0);
  });

  test.each([512, 64])("a colour profile is converted, also when a long side of %i is wanted", async (wanted) => {
    const jpeg = await sharp(halves(256, 192).rgb, { raw: { width: 256, height: 192, channels: 3 } })
      .withIccProfile("p3")
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .toBuffer();
    const { rgb } = await decodeJpeg(jpeg, wanted);
    expect([...rgb.subarray(0, 3)].map((value, channel) => Math.abs(value - ([220, 10, 10][channel] ?? 0)) < 6)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
