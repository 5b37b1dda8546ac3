import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readHeaders } from "../../src/jpeg/headers.ts";

const grey = sharp({ create: { width: 70, height: 50, channels: 3, background: "grey" } });

describe("a JPEG's header", () => {
  test.each([
    ["a colour picture", grey.clone().jpeg(), 3],
    ["a progressive one", grey.clone().jpeg({ progressive: true }), 3],
    ["a grey one", grey.clone().toColourspace("b-w").jpeg(), 1],
    ["one of four inks", grey.clone().toColourspace("cmyk").jpeg(), 4],
    ["one with a profile and a description before the frame", grey.clone().withMetadata({ orientation: 6 }).jpeg(), 3],
  ])("of %s tells size and components", async (_, picture, components) => {
    const { header } = readHeaders(await picture.toBuffer());
    expect(header).toMatchObject({ width: 70, height: 50 });
    expect(header.components).toHaveLength(components);
  });

  test.each([1, 3, 6, 8])("tells EXIF orientation %i", async (orientation) => {
    expect(readHeaders(await grey.clone().withMetadata({ orientation }).jpeg().toBuffer()).orientation).toBe(orientation);
  });

  test("means upright where EXIF does not say", async () => {
    expect(readHeaders(await grey.clone().jpeg().toBuffer()).orientation).toBe(1);
  });

  test("may be padded before its markers", async () => {
    const jpeg = await grey.clone().jpeg().toBuffer();
    const padded = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), jpeg.subarray(2)]);
    expect(readHeaders(padded).header).toMatchObject({ width: 70, height: 50 });
  });

  test("is missed where there is none", async () => {
    const jpeg = await grey.clone().jpeg().toBuffer();
    expect(() => readHeaders(Buffer.from("this is no picture at all"))).toThrow("does not begin like a JPEG");
    expect(() => readHeaders(jpeg.subarray(0, 60))).toThrow("breaks off");
    expect(() => readHeaders(new Uint8Array())).toThrow("does not begin like a JPEG");
  });
});
