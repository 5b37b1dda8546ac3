import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { type Disturbance, disturbanceOf } from "../../../src/lab/disturb/disturbance.ts";
import { relit } from "../../../src/lab/disturb/relit.ts";
import { turnedPicture, turning } from "../../../src/lab/disturb/turned-picture.ts";

const NONE: Disturbance = { gains: [1, 1, 1], contrast: 1, blur: 0, noise: 0, turn: 0, seed: 1 };

function painted(width: number, height: number, colour: (x: number, y: number) => readonly [number, number, number]): Picture {
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgb.set(colour(x, y), 3 * (y * width + x));
  return { width, height, rgb };
}

function deviation({ rgb }: Picture): number {
  const mean = rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
  return Math.sqrt(rgb.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rgb.length);
}

describe("a disturbance", () => {
  const many = Array.from({ length: 200 }, (_, copy) => disturbanceOf("1.jpg", copy + 1));

  test("is the same each time for a copy, and another for the next and for another photograph", () => {
    expect(disturbanceOf("1.jpg", 1)).toEqual(many[0]);
    expect(disturbanceOf("1.jpg", 2)).not.toEqual(many[0]);
    expect(disturbanceOf("2.jpg", 1)).not.toEqual(many[0]);
  });

  test("stays within what lamps and cameras do", () => {
    for (const { gains, contrast, blur, noise, turn } of many) {
      for (const gain of gains) expect(Math.abs(Math.log(gain))).toBeLessThanOrEqual(0.45);
      expect(Math.abs(Math.log(contrast))).toBeLessThanOrEqual(0.25);
      expect(Math.max(blur / 1.4, noise / 6)).toBeLessThanOrEqual(1);
      expect(Math.abs(Math.sin(turn))).toBeLessThanOrEqual(Math.sin(Math.PI / 18) + 1e-9);
    }
  });

  test("turns half of the pictures upside down", () => {
    const upsideDown = many.filter(({ turn }) => Math.cos(turn) < 0).length;
    expect(upsideDown).toBeGreaterThan(70);
    expect(upsideDown).toBeLessThan(130);
  });
});

describe("another light", () => {
  const grey = painted(40, 30, () => [100, 100, 100]);
  const striped = painted(40, 30, (x) => (x % 2 === 0 ? [60, 60, 60] : [140, 140, 140]));

  test("that is the same changes nothing", async () => {
    expect((await relit(striped, NONE)).rgb).toEqual(striped.rgb);
  });

  test("casts a colour", async () => {
    const { rgb } = await relit(grey, { ...NONE, gains: [1.2, 1, 0.8] });
    expect([...rgb.slice(0, 3)]).toEqual([120, 100, 80]);
  });

  test("changes the contrast around the picture's mean", async () => {
    const { rgb } = await relit(striped, { ...NONE, contrast: 1.25 });
    expect([rgb[0], rgb[3]]).toEqual([50, 150]);
  });

  test("blurs as much as the picture is long", async () => {
    const wide = (side: number) => painted(side, 60, (x) => (Math.floor(x / 2) % 2 === 0 ? [60, 60, 60] : [140, 140, 140]));
    const left = async (side: number) => deviation(await relit(wide(side), { ...NONE, blur: 0.7 })) / deviation(wide(side));
    expect(await left(740)).toBeLessThan(0.7);
    expect(await left(200)).toBe(1);
  });

  test("leaves the noise of a sensor, the same from the same seed", async () => {
    const noisy = await relit(grey, { ...NONE, noise: 6 });
    expect(deviation(noisy)).toBeGreaterThan(5);
    expect(deviation(noisy)).toBeLessThan(7);
    expect((await relit(grey, { ...NONE, noise: 6 })).rgb).toEqual(noisy.rgb);
    expect((await relit(grey, { ...NONE, noise: 6, seed: 2 })).rgb).not.toEqual(noisy.rgb);
  });
});

describe("a turned picture", () => {
  const picture = painted(80, 60, (x, y) => (x >= 50 && x < 60 && y >= 20 && y < 30 ? [200, 0, 0] : [90, 90, 90]));

  test("has everything where the turn takes it", async () => {
    const turn = turning(picture, 0.6);
    const place = turn.there({ x: 55, y: 25 });
    const { rgb } = await turnedPicture(picture, turn);
    expect(rgb[3 * (Math.floor(place.y) * 80 + Math.floor(place.x))]).toBeGreaterThan(180);
    const back = turn.back(place);
    expect(back.x).toBeCloseTo(55, 9);
    expect(back.y).toBeCloseTo(25, 9);
  });

  test("is as large as before, and has no edge where the picture ended", async () => {
    const turned = await turnedPicture(
      painted(80, 60, () => [90, 90, 90]),
      turning(picture, 0.17),
    );
    expect([turned.width, turned.height]).toEqual([80, 60]);
    expect(deviation(turned)).toBe(0);
  });

  test("shows at its corners what lies inside the edge, reflected", async () => {
    const framed = painted(80, 60, (x, y) => (Math.min(x, y, 79 - x, 59 - y) < 4 ? [250, 250, 250] : [90, 90, 90]));
    const { rgb } = await turnedPicture(framed, turning(framed, Math.PI / 4));
    expect(rgb.every((value) => value >= 89)).toBe(true);
    expect(rgb[0]).toBeLessThan(95);
  });
});
