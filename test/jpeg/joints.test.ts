import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { readScans } from "../../src/jpeg/scan/read-scans.ts";
import { SMALL_LOSSES } from "../fuzz/losses.ts";
import { openRandom } from "../fuzz/random.ts";
import { soundPictures } from "../fuzz/sources.ts";

const pictures = await soundPictures();
const { data, info } = await sharp(pictures[0]).raw().toBuffer({ resolveWithObject: true });

/** Pixels, across and down: of a unit whose colours have half the resolution. */
const UNIT = 16;

describe("a picture has a joint, and is refused, if everything from some unit on is a little", () => {
  test.each([
    ["brighter", [8, 8, 8]],
    ["darker", [-8, -8, -8]],
    ["redder", [8, -4, 0]],
  ])("%s", async (_, levels) => {
    for (const column of [15, 25, 35]) {
      const jpeg = await shifted({ row: 20, column }, levels).jpeg({ quality: 85 }).toBuffer();
      expect(() => readScans(jpeg)).toThrow("is missing or belongs to another");
    }
  });

  test("brighter, in a picture without colours", async () => {
    const jpeg = await shifted({ row: 20, column: 25 }, [8, 8, 8]).greyscale().jpeg({ quality: 85 }).toBuffer();
    expect(() => readScans(jpeg)).toThrow("is missing or belongs to another");
  });
});

test.each([6, 30, -30])("a straight edge across the whole scene is no joint, wherever it lies (%i levels)", async (level) => {
  for (const row of [1, 20, 20.5, 27.25, 36])
    expect(readScans(await shifted({ row, column: 0 }, [level, level, level]).jpeg({ quality: 85 }).toBuffer())).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6])(
  "the edges of a pack that lies askew by %i degrees are no joint, however blurred they are",
  async (degrees) => {
    const pack = await sharp({ create: { width: 420, height: 170, channels: 3, background: "#d8d8d4" } })
      .rotate(degrees, { background: "#56606a" })
      .png()
      .toBuffer();
    for (const top of [100, 109, 118, 127])
      for (const sigma of [0.4, 2]) {
        const tray = sharp({ create: { width: 640, height: 480, channels: 3, background: "#56606a" } });
        const scene = await tray
          .composite([{ input: pack, left: 90, top }])
          .png()
          .toBuffer();
        for (const quality of [60, 90]) expect(readScans(await sharp(scene).blur(sigma).jpeg({ quality }).toBuffer())).toEqual([]);
      }
  },
);

test("of 300 pictures that lost 16 to 116 bytes, at most 6 are taken for pictures", async () => {
  const random = openRandom(2);
  const [lose] = Object.values(SMALL_LOSSES);
  let taken = 0;
  for (let nth = 0; nth < 300; nth++) {
    const jpeg = (await lose?.(random.pick(pictures), random, pictures)) ?? Buffer.alloc(0);
    taken += Number(isRead(jpeg));
  }
  expect(taken).toBeLessThanOrEqual(6);
});

/** The scene with these levels of red, green and blue added to every unit from this one on. */
function shifted(from: { readonly row: number; readonly column: number }, levels: readonly number[]): Sharp {
  const changed = data.map((value, at) => {
    const pixel = Math.floor(at / 3);
    const [x, y] = [pixel % info.width, Math.floor(pixel / info.width)];
    const before = y < from.row * UNIT || (y < (from.row + 1) * UNIT && x < from.column * UNIT);
    return before ? value : Math.max(0, Math.min(255, value + (levels[at % 3] ?? 0)));
  });
  return sharp(changed, { raw: { width: info.width, height: info.height, channels: 3 } });
}

function isRead(jpeg: Buffer): boolean {
  try {
    readScans(jpeg);
    return true;
  } catch {
    return false;
  }
}
