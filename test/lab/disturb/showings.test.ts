import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { mapped, meanOf, type Quad } from "../../../src/domain/geometry.ts";
import { asQuad, boundsOf } from "../../../src/domain/picture/rectangle.ts";
import type { Scene } from "../../../src/domain/tray/scene.ts";
import { sharedDecoder } from "../../../src/jpeg/decode.ts";
import { disturbanceOf } from "../../../src/lab/disturb/disturbance.ts";
import { type Showing, showings } from "../../../src/lab/disturb/showings.ts";
import { turning } from "../../../src/lab/disturb/turned-picture.ts";
import type { Specimen } from "../../../src/lab/photographs/specimens.ts";
import { jpeg, tinyTray } from "../../support/tiny-pictures.ts";

const PICTURE = tinyTray("red-100");
const QUALITY = { sharpness: 1000, luminance: 120, glare: 0, motion: 0 };
/** Where the pack lies in it; the photograph is twice as large. */
const PACK = asQuad({ x: 170, y: 165, width: 300, height: 150 });
const WHOLE = { x: 340, y: 330, width: 600, height: 300 };

function scene(picture: Picture, ...packs: readonly Quad[]): Scene {
  return { picture, packs: packs.map((corners) => ({ corners, score: 1, cut: false, covered: false })), tray: 1, quality: QUALITY };
}

async function specimen(changes: Partial<Specimen> = {}): Promise<Specimen> {
  return {
    ...{ file: "1.jpg", product: "Red", item: "red-100", annotated: WHOLE, jpeg: await jpeg(PICTURE), scene: scene(PICTURE, PACK) },
    ...{ scale: 2, box: PACK, located: true, outline: PACK, components: [], accompanied: false, overlap: 1, ...changes },
  };
}

/** Every copy's packs lie where the disturbance puts them, or nowhere. */
async function shown(specimens: readonly Specimen[], copies: number, finds: "all" | "nothing" = "all") {
  let looks = 0;
  const look = async (bytes: Uint8Array) => {
    const { turn } = disturbanceOf(specimens[0]?.file ?? "", (looks % copies) + 1);
    looks += 1;
    const packs = finds === "all" ? [mapped(PACK, turning(PICTURE, turn).there)] : [];
    return scene(await sharedDecoder().decodeProven(bytes, 640), ...packs);
  };
  const found: Showing[] = [];
  async function* all() {
    yield* specimens;
  }
  for await (const one of showings(all(), { copies, look })) found.push(one);
  return { found, looks };
}

describe("a pack that is shown", () => {
  test("without copies is shown once, in its photograph", async () => {
    const { found, looks } = await shown([await specimen()], 0);
    expect(found).toMatchObject([{ copy: 0, file: "1.jpg", located: true, overlap: 1, box: PACK }]);
    expect(found[0]?.photographed({ x: 10, y: 20 })).toEqual({ x: 20, y: 40 });
    expect(looks).toBe(0);
  });

  test("in a copy is compared with its box turned along", async () => {
    const { found } = await shown([await specimen()], 3);
    expect(found.map(({ copy, located }) => [copy, located])).toEqual([0, 1, 2, 3].map((copy) => [copy, true]));
    for (const { overlap } of found) expect(overlap).toBeCloseTo(1, 6);
  });

  test("in a copy is told in pixels of its photograph", async () => {
    const { found } = await shown([await specimen()], 2);
    for (const { box, photographed } of found) {
      const middle = photographed(meanOf(box));
      expect(middle.x).toBeCloseTo(640, 6);
      expect(middle.y).toBeCloseTo(480, 6);
    }
  });

  test("in a copy where it is not found is cut out where it must lie", async () => {
    const { found } = await shown([await specimen()], 1, "nothing");
    const { turn } = disturbanceOf("1.jpg", 1);
    expect(found[1]).toMatchObject({ located: false, overlap: 0, box: mapped(PACK, turning(PICTURE, turn).there) });
  });

  test("has no overlap in copies either, if nobody drew a box", async () => {
    const unboxed = await specimen({
      overlap: null,
      annotated: { ...WHOLE, ...boundsOf(mapped(PACK, ({ x, y }) => ({ x: 2 * x, y: 2 * y }))) },
    });
    const { found } = await shown([unboxed], 1);
    expect(found).toMatchObject([{ overlap: null }, { overlap: null, located: true }]);
  });

  test("shares the copies of its photograph with the other packs in it", async () => {
    const first = await specimen();
    const { found, looks } = await shown([first, { ...first, item: "blue-100", annotated: { ...WHOLE, x: 0 } }], 2);
    expect(looks).toBe(2);
    expect(found).toHaveLength(6);
    expect(found[1]?.scene).toBe(found[4]?.scene);
    expect(new Set(found.map(({ source }) => source))).toEqual(new Set(["1.jpg 340,330", "1.jpg 0,330"]));
  });

  test("in a copy keeps the print that its photograph shows", async () => {
    const photograph = await sharp(PICTURE.rgb, { raw: { width: PICTURE.width, height: PICTURE.height, channels: 3 } })
      .resize(2 * PICTURE.width)
      .jpeg()
      .toBuffer();
    const { found } = await shown([await specimen({ jpeg: photograph })], 1);
    expect(await sharp(found[1]?.jpeg).metadata()).toMatchObject({ width: 2 * PICTURE.width, height: 2 * PICTURE.height });
    expect(found[1]?.scene.picture).toMatchObject({ width: PICTURE.width, height: PICTURE.height });
  });

  test("as a frame of a presentation is no trial of its own", async () => {
    const frames = await Promise.all([1, 2].map((frame) => specimen({ file: `tray-frame-${frame}.jpg` })));
    expect((await shown(frames, 0)).found.map(({ source }) => source)).toEqual(["tray red-100", "tray red-100"]);
  });
});
