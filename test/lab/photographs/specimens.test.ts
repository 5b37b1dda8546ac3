import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { corners, mapped, type Quad } from "../../../src/domain/geometry.ts";
import type { Scene } from "../../../src/domain/tray/scene.ts";
import { readAnnotations } from "../../../src/lab/photographs/annotations.ts";
import { readSpecimens, type Specimen } from "../../../src/lab/photographs/specimens.ts";
import { emptyFolder } from "../../support/folder.ts";
import { jpegOf, pngOf } from "../../support/jpegs.ts";

const QUALITY = { sharpness: 100, luminance: 120, glare: 0, motion: 0 };
/** Left, top and right of it: 100, 10 and 130 pixels, its lower left corner first. */
const STANDING = [
  { x: 100, y: 90 },
  { x: 100, y: 10 },
  { x: 130, y: 10 },
  { x: 130, y: 90 },
];
/** The picture is stored with 400 x 200 pixels and decoded at half that size. */
const IMAGE = { width: 400, height: 200 };
const TURNED = corners({ centre: { x: 60, y: 50 }, length: 60, breadth: 30, angle: 0.1 });

function sceneWith(...outlines: Quad[]): Scene {
  const packs = outlines.map((outline) => ({ corners: outline, score: 1, cut: false, covered: false }));
  return { picture: PRINTED, packs, tray: 1, quality: QUALITY };
}

/** Print all over its right half, and nothing in its left one. */
const PRINTED = {
  width: 200,
  height: 100,
  rgb: Uint8Array.from({ length: 200 * 100 * 3 }, (_, i) => (Math.floor(i / 3) % 200 >= 90 && Math.floor(i / 6) % 2 === 0 ? 220 : 40)),
};

async function specimens(packs: { product: string; box: number[] }[], scene: Scene, files: Record<string, Uint8Array> = {}) {
  const dir = emptyFolder();
  const pictures = { "1.jpg": await jpegOf(1), ...files };
  for (const [file, content] of Object.entries(pictures)) writeFileSync(join(dir, file), content);
  const images = Object.keys(pictures).map((file) => ({ file, ...IMAGE, instances: packs }));
  writeFileSync(join(dir, "annotations.json"), JSON.stringify({ images }));
  const found: Specimen[] = [];
  const skipped: string[] = [];
  const options = { look: () => Promise.resolve(scene), skipped: (file: string, why: string) => skipped.push(`${file}: ${why}`) };
  for await (const specimen of readSpecimens(dir, await readAnnotations(dir), options)) found.push(specimen);
  return { found, skipped };
}

describe("an annotated pack", () => {
  test("is paired with the located pack that fits best", async () => {
    const elsewhere = mapped(TURNED, ({ x, y }) => ({ x: x + 100, y }));
    const { found } = await specimens([{ product: "Calpol-650", box: [56, 64, 128, 72] }], sceneWith(elsewhere, TURNED));
    expect(found).toMatchObject([{ file: "1.jpg", item: "calpol-650", scale: 2, box: TURNED, located: true }]);
    expect(found[0]?.overlap).toBeGreaterThan(0.9);
    expect(found[0]?.annotated).toEqual({ x: 56, y: 64, width: 128, height: 72 });
  });

  test("that nothing fits is cut out as it was annotated", async () => {
    const { found } = await specimens([{ product: "Calpol-650", box: [200, 20, 60, 160] }], sceneWith(TURNED));
    expect(found).toMatchObject([{ located: false, box: STANDING }]);
  });

  test("is found in an empty scene too", async () => {
    const { found } = await specimens([{ product: "Calpol-650", box: [200, 20, 60, 160] }], sceneWith());
    expect(found).toMatchObject([{ located: false, overlap: 0 }]);
  });
});

describe("a picture that cannot be used is left out and named:", () => {
  const pack = { product: "Calpol-650", box: [56, 64, 128, 72] };

  test("one that is no picture, and the others are read", async () => {
    const { found, skipped } = await specimens([pack], sceneWith(TURNED), {
      "2.jpg": Buffer.from("not a picture"),
      "3.png": await pngOf(3),
    });
    expect(found.map(({ file }) => file)).toEqual(["1.jpg", "3.png"]);
    expect(skipped).toEqual(["2.jpg: it is not a whole JPEG, PNG, WebP or TIFF picture"]);
  });

  test("one with other proportions than the annotations say", async () => {
    const square = { ...sceneWith(TURNED), picture: { width: 100, height: 100, rgb: new Uint8Array(30_000) } };
    const { found, skipped } = await specimens([pack], square);
    expect(found).toEqual([]);
    expect(skipped).toEqual([expect.stringMatching(/^1\.jpg: it is annotated as 400 x 200, but its proportions/)]);
  });

  test("one that is annotated as it is stored, and not as it is shown", async () => {
    const upright = { ...sceneWith(TURNED), picture: { width: 100, height: 200, rgb: new Uint8Array(60_000) } };
    const { found, skipped } = await specimens([pack], upright);
    expect(found).toEqual([]);
    expect(skipped).toEqual([expect.stringMatching(/^1\.jpg: .*how the file stores it: viewers turn it by its EXIF orientation/)]);
  });
});

describe("a box that can be no pack's is left out with the reason:", () => {
  test.each([
    ["outside the picture", [5000, 5000, 128, 72], /lies outside the picture, which has 400 x 200 pixels/],
    ["half outside", [340, 20, 120, 100], /reaches beyond the picture/],
    ["in fractions", [0.14, 0.32, 0.32, 0.36], /is in fractions of the picture/],
    ["in per cent", [60, 32, 32, 36], /looks like per cent of the picture/],
    ["too small", [240, 120, 20, 12], /is smaller than a pack can be/],
    ["two corners, beyond the picture", [240, 20, 380, 180], /looks like the corners/],
    ["two corners, around a pack that is found", [56, 64, 184, 136], /looks like the corners/],
    ["where nothing is", [4, 104, 120, 90], /shows no pack/],
  ])("%s", async (_, box, why) => {
    const { found, skipped } = await specimens([{ product: "Calpol-650", box }], sceneWith(TURNED));
    expect(found).toEqual([]);
    expect(skipped).toEqual([expect.stringMatching(/^1\.jpg, pack 1: /)]);
    expect(skipped[0]).toMatch(why);
  });

  test("another product's too", async () => {
    const boxes = ["Calpol-650", "Dolo-650"].map((product) => ({ product, box: [56, 64, 128, 72] }));
    const { found, skipped } = await specimens(boxes, sceneWith(TURNED));
    expect(found).toEqual([]);
    expect(skipped).toEqual(["1.jpg, pack 1: its box is Dolo-650's too", "1.jpg, pack 2: its box is Calpol-650's too"]);
  });

  test("the other packs of its picture are kept", async () => {
    const boxes = [
      { product: "Calpol-650", box: [5000, 5000, 128, 72] },
      { product: "Dolo-650", box: [56, 64, 128, 72] },
    ];
    const { found, skipped } = await specimens(boxes, sceneWith(TURNED));
    expect(found).toMatchObject([{ item: "dolo-650", located: true }]);
    expect(skipped).toHaveLength(1);
  });
});

describe("a picture in which nobody drew a box", () => {
  const reading = async (scene: Scene) => {
    const dir = emptyFolder();
    mkdirSync(join(dir, "Calpol 650"));
    writeFileSync(join(dir, "Calpol 650/1.jpg"), await jpegOf(1));
    const found: Specimen[] = [];
    const skipped: string[] = [];
    const options = { look: () => Promise.resolve(scene), skipped: (file: string, why: string) => skipped.push(`${file}: ${why}`) };
    for await (const specimen of readSpecimens(dir, await readAnnotations(dir), options)) found.push(specimen);
    return { found, skipped };
  };

  test("shows one product in every pack that is found", async () => {
    const beside = mapped(TURNED, ({ x, y }) => ({ x: x + 90, y }));
    const { found } = await reading(sceneWith(TURNED, beside));
    expect(found).toMatchObject([
      { item: "calpol-650", product: "Calpol 650", located: true, overlap: null, scale: 48 / 200 },
      { item: "calpol-650", box: beside },
    ]);
  });

  test("is left out where no pack is found", async () => {
    expect(await reading(sceneWith())).toEqual({ found: [], skipped: [expect.stringMatching(/^Calpol 650\/1\.jpg: no pack is found/)] });
  });
});
