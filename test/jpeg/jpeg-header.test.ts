import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readJpegHeader } from "../../src/jpeg/jpeg-header.ts";

const grey = sharp({ create: { width: 70, height: 50, channels: 3, background: "grey" } });

describe("a JPEG's header", () => {
  test.each([
    ["a colour picture", grey.clone().jpeg(), 3],
    ["a progressive one", grey.clone().jpeg({ progressive: true }), 3],
    ["a grey one", grey.clone().toColourspace("b-w").jpeg(), 1],
    ["one of four inks", grey.clone().toColourspace("cmyk").jpeg(), 4],
    ["one with a profile and a description before the frame", grey.clone().withMetadata({ orientation: 6 }).jpeg(), 3],
  ])("of %s tells size and components", async (_, picture, components) => {
    expect(readJpegHeader(await picture.toBuffer())).toEqual({ width: 70, height: 50, components });
  });

  test("may be padded before its markers", async () => {
    const jpeg = await grey.clone().jpeg().toBuffer();
    const padded = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), jpeg.subarray(2)]);
    expect(readJpegHeader(padded)).toMatchObject({ width: 70, height: 50 });
  });

  test("is missed where there is none", async () => {
    const jpeg = await grey.clone().jpeg().toBuffer();
    expect(() => readJpegHeader(Buffer.from("this is no picture at all"))).toThrow("does not begin like a JPEG");
    expect(() => readJpegHeader(jpeg.subarray(0, 60))).toThrow("no frame header");
    expect(() => readJpegHeader(new Uint8Array())).toThrow("no frame header");
  });
});
