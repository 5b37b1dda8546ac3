import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { TINY_ITEMS, tinyTray } from "../support/tiny-pictures.ts";
import { openRandom } from "./random.ts";

const SCENES = "test/data/scenes";

/** Every so many of the pictures there is a progressive one as well, as programs for pictures save them. */
const PROGRESSIVE_EACH = 3;

/** Sound JPEGs in the sizes and kinds that cameras send, and progressive ones: rendered scenes, and drawn trays with sensor noise. */
export async function soundPictures(): Promise<readonly Buffer[]> {
  const scenes = readdirSync(SCENES).filter((name) => name.endsWith(".jpg"));
  const rendered = scenes.map((name, index) => sharp(readFileSync(join(SCENES, name))).jpeg({ quality: [75, 85, 92][index % 3] ?? 85 }));
  const drawn = [[], ...TINY_ITEMS.map((item) => [item])].map((packs, index) => {
    const { width, height, rgb } = tinyTray(...packs);
    return noisy(rgb, index, { width, height }).jpeg({ quality: 90, chromaSubsampling: index % 2 ? "4:4:4" : "4:2:0" });
  });
  const baseline = [...rendered, ...drawn];
  const progressive = baseline
    .filter((_, index) => index % PROGRESSIVE_EACH === 0)
    .map((picture) => picture.clone().jpeg({ progressive: true }));
  return await Promise.all([...baseline, ...progressive].map((picture) => picture.toBuffer()));
}

/** Trays that never show red-100 alone: under an order for it, any green light for a mutant is false. */
export async function traysWithoutGreen(): Promise<readonly Buffer[]> {
  const beside = [tinyTray("red-100", "blue-100"), tinyTray("green-100", "red-100")];
  const alone = [tinyTray("blue-100"), tinyTray("green-100"), tinyTray("strange")];
  const pictures = [...beside, ...alone].map(({ width, height, rgb }, index) => noisy(rgb, index, { width, height }));
  // Packs above each other as well: half a picture would leave out the lower one.
  const turned = pictures.slice(0, beside.length).flatMap((picture) => [picture.clone().rotate(90), picture.clone().rotate(270)]);
  return await Promise.all(
    [...pictures, ...turned].map((picture, index) =>
      picture
        .jpeg({ quality: 90, chromaSubsampling: index % 2 ? "4:4:4" : "4:2:0", progressive: index % PROGRESSIVE_EACH === 0 })
        .toBuffer(),
    ),
  );
}

function noisy(rgb: Uint8Array, seed: number, size: { width: number; height: number }) {
  const random = openRandom(seed);
  return sharp(
    rgb.map((value) => value + random.below(7) - 3),
    { raw: { ...size, channels: 3 } },
  );
}
