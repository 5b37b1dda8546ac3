import { describe, expect, test } from "vitest";
import { openDecoder } from "../../src/jpeg/decoder/decoder.ts";
import { jpegOf, pngOf } from "../support/jpegs.ts";

/** Ends or hangs at pictures of certain sizes. */
const FRAGILE = "../test/support/fragile-decoder.js";

describe("the decoder", () => {
  test("takes pictures that come at once one after the other", async () => {
    await using decoder = openDecoder();
    const pictures = await Promise.all([1, 2, 3].map(async (number) => decoder.decode(await jpegOf(number), 48)));
    expect(pictures.map(({ width, height }) => [width, height])).toEqual([
      [48, 48],
      [48, 48],
      [48, 48],
    ]);
    expect(Buffer.compare(pictures[0]?.rgb ?? new Uint8Array(), pictures[1]?.rgb ?? new Uint8Array())).not.toBe(0);
  });

  test("works in a process of its own", async () => {
    await using decoder = openDecoder();
    await decoder.decode(await jpegOf(1), 48);
    expect(decoder.pid).toBeGreaterThan(0);
    expect(decoder.pid).not.toBe(process.pid);
  });

  test("refuses a picture that ends its process, and takes the next one", async () => {
    await using decoder = openDecoder(5_000, FRAGILE);
    await expect(decoder.decode(new Uint8Array(6), 48)).rejects.toThrow("was ended by SIGABRT");
    expect(await decoder.decode(new Uint8Array(3), 48)).toMatchObject({ width: 1, height: 1 });
  });

  test("refuses a picture that takes too long, and takes the next one", async () => {
    await using decoder = openDecoder(3_000, FRAGILE);
    await expect(decoder.decode(new Uint8Array(9), 48)).rejects.toThrow("longer than 3 s");
    expect(await decoder.decode(new Uint8Array(3), 48)).toMatchObject({ width: 1, height: 1 });
  });

  test("says when its process cannot be started", async () => {
    await using decoder = openDecoder(5_000, "no/such/program.js");
    await expect(decoder.decode(await jpegOf(1), 48)).rejects.toThrow("the decoder's process ended with code 1");
  });

  test("makes a JPEG of a PNG picture, and refuses half of one", async () => {
    await using decoder = openDecoder();
    const png = await pngOf(1);
    expect(await decoder.decode(await decoder.stillToJpeg(png), 48)).toMatchObject({ width: 48, height: 48 });
    await expect(decoder.stillToJpeg(png.subarray(0, png.length / 2))).rejects.toThrow();
  });
});
