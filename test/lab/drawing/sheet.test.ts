import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawSheet } from "../../../src/lab/drawing/sheet.ts";
import { jpeg, tinyCrop } from "../../support/tiny-pictures.ts";

const PICTURE = await jpeg(tinyCrop("red-100", 160));
const sheet = (values: number[]) =>
  drawSheet({
    title: "Why this <one> & not that",
    facts: "1.jpg",
    panels: [
      { caption: "The pack", picture: PICTURE },
      { caption: "What speaks for it", picture: PICTURE, map: { rows: 1, columns: 4, values } },
    ],
  });

/** The colour in the second panel, x in shares of its width, near its lower border where no print is. */
async function colourAt(png: Uint8Array, x: number): Promise<{ red: number; green: number; blue: number }> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [left, top, side] = [56 + 480 + 28, 172, 480];
  const at = (Math.round(top + 0.97 * side) * info.width + Math.round(left + x * side)) * 3;
  return { red: data[at] ?? 0, green: data[at + 1] ?? 0, blue: data[at + 2] ?? 0 };
}

describe("the drawing of an explanation", () => {
  test("is a PNG as wide as its panels", async () => {
    const { format, width, height } = await sharp(await sheet([0, 0, 0, 1])).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 2 * 56 + 2 * 480 + 28, height: 790 });
  });

  test("is yellow where the evidence is and blue where there is none", async () => {
    const png = await sheet([0, 0, 0, 1]);
    const [without, within] = [await colourAt(png, 0.1), await colourAt(png, 0.95)];
    expect(without.blue).toBeGreaterThan(without.red);
    expect(within.red).toBeGreaterThan(within.blue + 50);
  });

  test("says so when there is no evidence at all", async () => {
    const png = await sheet([0, 0, 0, 0]);
    expect((await colourAt(png, 0.95)).blue).toBeGreaterThan((await colourAt(png, 0.95)).red);
  });
});
