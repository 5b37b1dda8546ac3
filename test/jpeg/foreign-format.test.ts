import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readPicture } from "../../src/jpeg/picture-file.ts";
import { emptyFolder } from "../support/folder.ts";
import { jpegOf } from "../support/jpegs.ts";

const picture = () => sharp({ create: { width: 48, height: 48, channels: 3, background: "#804020" } });

/** Ends like many of these files do: with a whole JPEG, the preview. */
async function reading(bytes: Uint8Array): Promise<unknown> {
  const file = join(emptyFolder(), "picture");
  writeFileSync(file, Buffer.concat([bytes, await jpegOf(1)]));
  return await readPicture(file).catch((error: Error) => error.message);
}

describe("a picture file of another kind is refused by its name, and its preview is not read for it:", () => {
  test.each([
    ["AVIF", () => picture().avif().toBuffer()],
    ["GIF", () => picture().gif().toBuffer()],
    ["HEIC", () => Promise.resolve(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"))],
    ["BMP", () => Promise.resolve(Buffer.from("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "latin1"))],
    ["PDF", () => Promise.resolve(Buffer.from("%PDF-1.4\n"))],
  ])("%s", async (name, make) => {
    expect(await reading(await make())).toMatch(
      new RegExp(`^it is a ${name}.* file, which cannot be read: save the picture as JPEG or PNG`),
    );
  });
});

describe("a still picture in another format is read as it is, not as the preview behind it:", () => {
  test.each([
    ["PNG", () => picture().png().toBuffer()],
    ["WebP", () => picture().webp({ lossless: true }).toBuffer()],
    ["TIFF", () => picture().tiff().toBuffer()],
  ])("%s", async (_, make) => {
    const jpeg = await reading(await make());
    const { data, info } = await sharp(jpeg as Uint8Array)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 48, height: 48 });
    for (const [channel, value] of [0x80, 0x40, 0x20].entries()) expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(3);
  });

  test.each([
    ["WebP", () => noise().webp({ quality: 90 }).toBuffer()],
    ["TIFF", () => noise().tiff({ compression: "none" }).toBuffer()],
  ])("half a %s file is refused", async (_, make) => {
    const whole = await make();
    const file = join(emptyFolder(), "picture");
    writeFileSync(file, whole.subarray(0, whole.length / 2));
    await expect(readPicture(file)).rejects.toThrow();
  });

  test("a file that holds several pictures, as raw files of cameras do, is refused", async () => {
    const [page] = [await picture().raw().toBuffer()];
    const pages = Buffer.concat([page, page]);
    const tiff = await sharp(pages, { raw: { width: 48, height: 96, channels: 3, pageHeight: 48 } })
      .tiff()
      .toBuffer();
    expect(await reading(tiff)).toMatch(/holds several pictures/);
  });
});

const noise = () =>
  sharp({ create: { width: 48, height: 48, channels: 3, background: "#000", noise: { type: "gaussian", mean: 128, sigma: 40 } } });
