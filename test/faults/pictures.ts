import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Picture } from "../../src/domain/frame.ts";
import { randomNumbers } from "../../src/domain/random.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

/** What the steered camera can show: each set of pictures shows one thing, and no two pictures are the same byte for byte. */
export async function writePictures(folder: string): Promise<void> {
  const right = tinyTray("red-100");
  const sets: Record<string, readonly Buffer[]> = {
    right: await variants(right),
    wrong: await variants(tinyTray("blue-100")),
    empty: await variants(tinyTray()),
    two: await variants(tinyTray("red-100", "blue-100")),
    strange: await variants(tinyTray("strange")),
    black: await variants({ ...right, rgb: right.rgb.map((value) => value >> 6) }),
    white: await variants({ ...right, rgb: right.rgb.map((value) => 255 - ((255 - value) >> 4)) }),
    blurred: await blurred(right),
    small: [
      await sharp(await jpeg(right))
        .resize(64, 48)
        .jpeg()
        .toBuffer(),
    ],
    bomb: [bomb(await jpeg(right))],
  };
  for (const [name, pictures] of Object.entries(sets)) {
    for (const [nth, picture] of pictures.entries()) await writeFile(join(folder, `${name}-${nth}.jpg`), picture);
  }
}

/** Of a sensor, in levels of 256: a plain tray without it would pass for a picture whose rows were filled up. */
const NOISE = 4;

function variants(picture: Picture): Promise<readonly Buffer[]> {
  return Promise.all([1, 2, 3, 4].map((seed) => jpeg({ ...picture, rgb: noisy(picture.rgb, randomNumbers(seed)) })));
}

function noisy(rgb: Uint8Array, random: () => number): Uint8Array {
  return rgb.map((value) => Math.max(0, Math.min(255, Math.round(value + NOISE * (2 * random() - 1)))));
}

async function blurred({ width, height, rgb }: Picture): Promise<readonly Buffer[]> {
  const raw = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .blur(20)
    .raw()
    .toBuffer();
  return variants({ width, height, rgb: new Uint8Array(raw) });
}

/** A picture of a few kilobytes that says of itself that it has 4,290 megapixels. */
function bomb(whole: Buffer): Buffer {
  const bytes = Buffer.from(whole);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(0xffff, frame + 5);
  bytes.writeUInt16BE(0xffff, frame + 7);
  return bytes;
}
