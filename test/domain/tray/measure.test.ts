import sharp from "sharp";
import { expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { corners, type OrientedBox, type Quad } from "../../../src/domain/geometry.ts";
import { measureQuality } from "../../../src/domain/tray/measure.ts";

const box: OrientedBox = { centre: { x: 200, y: 150 }, length: 300, breadth: 180, angle: 0 };

/** Stripes of print on a pack in a black tray, as seen by a camera of this scale. */
async function striped(changes: { scale?: number; blur?: number; gain?: number }): Promise<{ picture: Picture; pack: Quad }> {
  const { scale = 1, blur = 0, gain = 1 } = changes;
  const lines = Array.from({ length: 40 }, (_, line) => `<rect x="${60 + line * 7}" y="70" width="3" height="160" fill="#333"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/><rect x="50" y="60" width="300" height="180" fill="#ccc"/>${lines.join("")}</svg>`;
  const drawn = sharp(Buffer.from(svg), { density: 72 * scale }).linear(gain, 0);
  const { data, info } = await (blur > 0 ? drawn.blur(blur) : drawn).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const scaled = { ...box, centre: { x: 200 * scale, y: 150 * scale }, length: 300 * scale, breadth: 180 * scale };
  return { picture: { width: info.width, height: info.height, rgb: data }, pack: corners(scaled) };
}

async function quality(changes: Parameters<typeof striped>[0]) {
  const { picture, pack } = await striped(changes);
  return measureQuality(picture, pack);
}

test("blur lowers the sharpness by far", async () => {
  expect((await quality({ blur: 3 })).sharpness).toBeLessThan(0.1 * (await quality({})).sharpness);
});

test("sharpness hardly depends on the camera's resolution", async () => {
  const [once, twice] = [await quality({}), await quality({ scale: 2 })];
  expect(twice.sharpness / once.sharpness).toBeGreaterThan(0.5);
  expect(twice.sharpness / once.sharpness).toBeLessThan(2);
});

test("an over-exposed pack has glare, a well-exposed one has none", async () => {
  expect((await quality({ gain: 1.6 })).glare).toBeGreaterThan(0.4);
  expect((await quality({})).glare).toBe(0);
});

test("an empty tray is measured as a whole", async () => {
  const { picture } = await striped({ gain: 0.2 });
  expect(measureQuality(picture, undefined).luminance).toBeLessThan(30);
});
