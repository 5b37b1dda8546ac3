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
    ["WebP", () => picture().webp().toBuffer()],
    ["TIFF", () => picture().tiff().toBuffer()],
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
