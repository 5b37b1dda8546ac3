import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { corners, mapped, type OrientedBox, type Point } from "../../../src/domain/geometry.ts";
import { perspective } from "../../../src/domain/picture/perspective.ts";
import { cropUpright, cropWindow, packInCrop } from "../../../src/domain/picture/upright.ts";

const geometry = { side: 112, margin: 0.05, fill: [10, 20, 30] } as const;

const anyBox = fc.record({
  centre: fc.record({ x: fc.double({ min: 240, max: 400, noNaN: true }), y: fc.double({ min: 200, max: 280, noNaN: true }) }),
  length: fc.double({ min: 120, max: 200, noNaN: true }),
  breadth: fc.double({ min: 60, max: 110, noNaN: true }),
  angle: fc.double({ min: -Math.PI / 2, max: Math.PI / 2 - 0.001, noNaN: true }),
});

/** A grey tray with a pack with a colour for each quarter: along the box's axes red, green, blue, white. */
function trayWith(box: OrientedBox): Picture {
  const [width, height] = [640, 480];
  const rgb = new Uint8Array(3 * width * height).fill(90);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - box.centre.x, y + 0.5 - box.centre.y];
      const [along, across] = [dx * cos + dy * sin, dy * cos - dx * sin];
      if (Math.abs(along) > box.length / 2 || Math.abs(across) > box.breadth / 2) continue;
      const colour = along < 0 ? (across < 0 ? [255, 0, 0] : [255, 255, 255]) : across < 0 ? [0, 255, 0] : [0, 0, 255];
      rgb.set(colour, 3 * (y * width + x));
    }
  return { width, height, rgb };
}

function colourAt({ width, height, rgb }: Picture, x: number, y: number): number[] {
  return [...rgb.slice(3 * (Math.floor(y * height) * width + Math.floor(x * width))).slice(0, 3)];
}

/** As a camera would see the tray from the side: its right end lower than the left. */
function tilted({ width, height, rgb }: Picture): { picture: Picture; seen: (place: Point) => Point } {
  const view = perspective([
    { x: 0, y: 0 },
    { x: width, y: 0.12 * height },
    { x: width, y: 0.88 * height },
    { x: 0, y: height },
  ]);
  const picture = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = view.lying({ x: x + 0.5, y: y + 0.5 });
      if (from.x < 0 || from.x >= 1 || from.y < 0 || from.y >= 1) continue;
      const at = 3 * (Math.floor(from.y * height) * width + Math.floor(from.x * width));
      picture.set(rgb.subarray(at, at + 3), 3 * (y * width + x));
    }
  return { picture: { width, height, rgb: picture }, seen: ({ x, y }) => view.seen(x / width, y / height) };
}

describe("an upright crop", () => {
  test("of a pack seen from the side is the pack from above", () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const { picture, seen } = tilted(trayWith(box));
        const quad = mapped(corners(box), seen);
        const crop = cropUpright(picture, quad, geometry);
        const { x, y, width, height } = packInCrop(quad, geometry);
        const quarter = (across: number, down: number) => colourAt(crop, x + across * width, y + down * height);
        for (const near of [0.08, 0.42]) {
          expect(quarter(near, near)).toEqual([255, 0, 0]);
          expect(quarter(1 - near, near)).toEqual([0, 255, 0]);
          expect(quarter(1 - near, 1 - near)).toEqual([0, 0, 255]);
          expect(quarter(near, 1 - near)).toEqual([255, 255, 255]);
        }
      }),
      { numRuns: 8 },
    );
  });

  test("shows each quarter of the pack where the formula says, at any angle and place", () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const crop = cropUpright(trayWith(box), corners(box), geometry);
        const { x, y, width, height } = packInCrop(corners(box), geometry);
        const quarter = (across: number, down: number) => colourAt(crop, x + across * width, y + down * height);
        expect(quarter(0.25, 0.25)).toEqual([255, 0, 0]);
        expect(quarter(0.75, 0.25)).toEqual([0, 255, 0]);
        expect(quarter(0.75, 0.75)).toEqual([0, 0, 255]);
        expect(quarter(0.25, 0.75)).toEqual([255, 255, 255]);
      }),
      { numRuns: 25 },
    );
  });

  test("shows the fill colour instead of the tray", () => {
    const box = { centre: { x: 320, y: 240 }, length: 200, breadth: 60, angle: 0.4 };
    const crop = cropUpright(trayWith(box), corners(box), geometry);
    for (const y of [0.05, 0.2, 0.8, 0.95]) expect(colourAt(crop, 0.5, y)).toEqual([10, 20, 30]);
  });

  test("of a pack that reaches beyond the picture is whole", () => {
    const box = { centre: { x: 5, y: 5 }, length: 300, breadth: 200, angle: 0.3 };
    const crop = cropUpright(trayWith(box), corners(box), geometry);
    expect(crop.rgb.length).toBe(3 * geometry.side ** 2);
    expect(colourAt(crop, 0.9, 0.7)).toEqual([0, 0, 255]);
  });

  test("keeps the mean of fine stripes when it shrinks them", () => {
    const [width, height] = [900, 900];
    const rgb = Uint8Array.from({ length: 3 * width * height }, (_, at) => (Math.floor(at / 3) % 2 === 0 ? 0 : 255));
    const box = { centre: { x: 450, y: 450 }, length: 800, breadth: 800, angle: 0 };
    const { rgb: shrunk } = cropUpright({ width, height, rgb }, corners(box), geometry);
    expect(shrunk.reduce((sum, value) => sum + value, 0) / shrunk.length).toBeCloseTo(127.5, -1);
    expect(Math.max(...shrunk) - Math.min(...shrunk)).toBeLessThan(130);
  });
});

test("the crop's window has the pack in its middle and a margin at both ends", () => {
  const box = { centre: { x: 100, y: 80 }, length: 90, breadth: 30, angle: 0 };
  const window = corners({ ...box, length: 100, breadth: 100 });
  cropWindow(corners(box), geometry).forEach((corner, at) => {
    expect(corner.x).toBeCloseTo(window[at]?.x ?? Number.NaN, 9);
    expect(corner.y).toBeCloseTo(window[at]?.y ?? Number.NaN, 9);
  });
});
