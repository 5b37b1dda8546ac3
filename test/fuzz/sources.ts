import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { TINY_ITEMS, tinyTray } from "../support/tiny-pictures.ts";
import { openRandom } from "./random.ts";

const SCENES = "test/data/scenes";

/** Sound JPEG pictures of the sizes and kinds that cameras send: rendered scenes, and drawn trays with a sensor's noise. */
export async function soundPictures(): Promise<readonly Buffer[]> {
  const scenes = readdirSync(SCENES).filter((name) => name.endsWith(".jpg"));
  const rendered = scenes.map((name, index) => sharp(readFileSync(join(SCENES, name))).jpeg({ quality: [75, 85, 92][index % 3] ?? 85 }));
  const drawn = [[], ...TINY_ITEMS.map((item) => [item])].map((packs, index) => {
    const { width, height, rgb } = tinyTray(...packs);
    return noisy(rgb, index, { width, height }).jpeg({ quality: 90, chromaSubsampling: index % 2 ? "4:4:4" : "4:2:0" });
  });
  return await Promise.all([...rendered, ...drawn].map((picture) => picture.toBuffer()));
}

function noisy(rgb: Uint8Array, seed: number, size: { width: number; height: number }) {
  const random = openRandom(seed);
  return sharp(
    rgb.map((value) => value + random.below(7) - 3),
    { raw: { ...size, channels: 3 } },
  );
}
