import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { WHOLE } from "../../../src/domain/evidence/evidence-share.ts";
import type { Picture } from "../../../src/domain/frame.ts";
import { wayUp } from "../../../src/domain/picture/way-up.ts";

/** Two rows of round pills, alike from both ends but for the line of print between them. */
async function pack(changes: { turned?: boolean; blur?: number; size?: number } = {}): Promise<Picture> {
  const { turned = false, blur = 0.3, size = 400 } = changes;
  const pills = [50, 125, 200, 275, 350].map((x) => `<circle cx="${x}" cy="40" r="24"/><circle cx="${x}" cy="120" r="24"/>`).join("");
  const print = `<text x="20" y="86" font-size="20" font-family="sans-serif" fill="#1466b8">Paracetamol 500 mg</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="160"><rect width="400" height="160" fill="#bbb"/><g fill="#eee">${pills}</g>${print}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .rotate(turned ? 180 : 0)
    .blur(blur)
    .resize(size)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
}

/** The picture in the middle of a square of another colour, as the network sees it, and where it lies there. */
function inSquare({ width, height, rgb }: Picture) {
  const top = Math.floor((width - height) / 2);
  const square = new Uint8Array(3 * width * width).fill(120);
  square.set(rgb, 3 * width * top);
  return { picture: { width, height: width, rgb: square }, part: { x: 0, y: top / width, width: 1, height: height / width } };
}

describe("which way up a pack lies", () => {
  test("is told by its print alone, at another size and less sharp", async () => {
    const reference = await pack();
    for (const turned of [false, true]) {
      const { picture, part } = inSquare(await pack({ turned, blur: 1.2, size: 290 }));
      expect(wayUp(picture, part, reference)).toBe(turned ? 180 : 0);
    }
  });

  test("does not matter for a pack that looks the same from both ends", () => {
    const even = { width: 30, height: 20, rgb: new Uint8Array(1_800).fill(90) };
    expect(wayUp(even, WHOLE, even)).toBe(0);
  });
});
