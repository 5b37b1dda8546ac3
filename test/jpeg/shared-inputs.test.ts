/** Reads ../shared, which is not part of the repository: left out where it is not there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { decodeJpeg } from "../../src/jpeg/decode.ts";
import { readPicture } from "../../src/jpeg/picture-file.ts";

const inputs = ["../shared/bug-inputs", "../../shared/bug-inputs"].find((folder) => existsSync(folder)) ?? "";

describe.runIf(inputs !== "")("of the inputs on which earlier versions failed", () => {
  test("a picture with several scans shows what the usual one shows, and so nearly does one with finer colours", async () => {
    const [usual, scans, finer] = await Promise.all(
      ["usual", "multi-scan", "chroma-finer"].map((name) => pixels(`multi-scan/${name}.jpg`)),
    );
    expect(difference(usual, scans)).toBe(0);
    expect(difference(usual, finer)).toBeLessThan(3);
  });

  test("the one that ended the process is decoded", async () => {
    expect(await decodeJpeg(await readPicture(join(inputs, "abort/abort.jpg")), 740)).toMatchObject({ width: 803, height: 601 });
  });

  test("every half frame is refused, every whole one read", async () => {
    for (const jpeg of cut("two-packs-half.mjpeg")) await expect(decodeJpeg(jpeg, 740)).rejects.toThrow("CAMERA_GARBAGE");
    for (const jpeg of cut("two-packs-whole.mjpeg")) expect((await decodeJpeg(jpeg, 740)).width).toBe(800);
  });

  test("a photograph of 50 megapixels is read, as JPEG and as PNG", { timeout: 120_000 }, async () => {
    expect((await decodeJpeg(await readPicture(join(inputs, "big-photo/8160x6144.jpg")), 740)).width).toBe(1020);
    const png = await readPicture(join(inputs, "big-photo/large-once-jpeg.png"));
    expect((await decodeJpeg(png, 740)).width).toBeGreaterThanOrEqual(740);
  });
});

async function pixels(file: string): Promise<Uint8Array> {
  return (await decodeJpeg(await readPicture(join(inputs, file)), 740)).rgb;
}

function cut(file: string): readonly Uint8Array[] {
  return openJpegCutter(() => {}).push(readFileSync(join(inputs, "half-frames", file)));
}

/** The mean one, in levels. */
function difference(one: Uint8Array = new Uint8Array(), other: Uint8Array = new Uint8Array()): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}
