import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { HEIGHT, letterbox, WIDTH } from "../../../src/domain/locate/letterbox.ts";

const size = fc.record({ width: fc.integer({ min: 256, max: 420 }), height: fc.integer({ min: 192, max: 420 }) });

/** Red grows from left to right, green from top to bottom, both from 0 to 255; blue is even. */
function slope({ width, height }: Pick<Picture, "width" | "height">): Picture {
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgb.set([(255 * (x + 0.5)) / width, (255 * (y + 0.5)) / height, 200], 3 * (y * width + x));
  return { width, height, rgb };
}

describe("a picture fitted for the locator", () => {
  test("shows every place where back() finds it", () => {
    fc.assert(
      fc.property(size, (original) => {
        const { picture, frame, back } = letterbox(slope(original));
        expect([picture.width, picture.height]).toEqual([WIDTH, HEIGHT]);
        for (const [x, y] of [
          [frame.left + 3, frame.top + 3],
          [frame.right - 4, frame.top + 40],
          [frame.left + 20, frame.bottom - 4],
        ] as const) {
          const [red = -1, green = -1, blue] = picture.rgb.subarray(3 * (y * WIDTH + x));
          const place = back({ x: x + 0.5, y: y + 0.5 });
          expect(Math.abs(red - (255 * place.x) / original.width)).toBeLessThan(3);
          expect(Math.abs(green - (255 * place.y) / original.height)).toBeLessThan(3);
          expect(blue).toBe(200);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("fills it one way or the other, with bars of one colour beside it", () => {
    const { picture, frame } = letterbox(slope({ width: 400, height: 200 }));
    expect(frame).toEqual({ left: 0, top: 32, right: 256, bottom: 160 });
    expect([...picture.rgb.subarray(0, 3)]).toEqual([124, 116, 104]);
    expect([...picture.rgb.subarray(-3)]).toEqual([124, 116, 104]);
  });

  test("is turned clockwise when it is higher than wide", () => {
    const { frame, back } = letterbox(slope({ width: 192, height: 256 }));
    expect(frame).toEqual({ left: 0, top: 0, right: 256, bottom: 192 });
    expect(back({ x: 0, y: 0 })).toEqual({ x: 0, y: 256 });
    expect(back({ x: 256, y: 192 })).toEqual({ x: 192, y: 0 });
  });

  test("averages what it shrinks: fine stripes become their mean", () => {
    const rgb = Uint8Array.from({ length: 3 * 1000 * 750 }, (_, at) => (Math.floor(at / 3) % 2 === 0 ? 40 : 200));
    const shades = letterbox({ width: 1000, height: 750, rgb }).picture.rgb;
    expect(shades.reduce((a, b) => Math.min(a, b))).toBeGreaterThanOrEqual(90);
    expect(shades.reduce((a, b) => Math.max(a, b))).toBeLessThanOrEqual(150);
    expect(Math.abs(shades.reduce((sum, value) => sum + value, 0) / shades.length - 120)).toBeLessThan(1);
  });

  test("is the picture itself when it has that size already", () => {
    const picture = slope({ width: WIDTH, height: HEIGHT });
    expect(letterbox(picture).picture).toEqual(picture);
  });
});
