import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrientedBox } from "../../../src/domain/geometry.ts";
import { estimateBackground, learnBackground } from "../../../src/domain/locate/background.ts";
import { locatePacks } from "../../../src/domain/locate/locate.ts";
import { type PaintedTray, paint } from "./painted-tray.ts";

const FRAME = { width: 640, height: 480 };
const SPOT = { centre: { x: 575, y: 60 }, radius: 36 };

function box(x: number, y: number, length: number, breadth: number, angle: number): OrientedBox {
  return { centre: { x, y }, length, breadth, angle };
}

/** The packs located with the background estimated from the painted frame. */
function found(scene: Omit<PaintedTray, "width" | "height">): OrientedBox[] {
  const picture = paint({ ...FRAME, ...scene });
  return locatePacks(picture, estimateBackground(picture));
}

/** The difference of two angles, in which a half turn counts as none: radians from 0 to pi/2. */
function turnBetween(a: OrientedBox, b: OrientedBox): number {
  const turn = Math.abs(a.angle - b.angle) % Math.PI;
  return Math.min(turn, Math.PI - turn);
}

/** Within seven cells of three pixels in length and in breadth: a pale rim may pass for tray, print never. Within two degrees. */
function expectTight(actual: OrientedBox | undefined, expected: OrientedBox): void {
  expect(Math.abs((actual?.centre.x ?? 0) - expected.centre.x)).toBeLessThan(6);
  expect(Math.abs((actual?.centre.y ?? 0) - expected.centre.y)).toBeLessThan(6);
  expect(Math.abs((actual?.length ?? 0) - expected.length)).toBeLessThan(21);
  expect(Math.abs((actual?.breadth ?? 0) - expected.breadth)).toBeLessThan(21);
  expect(turnBetween(actual ?? box(0, 0, 0, 0, 9), expected)).toBeLessThan(0.035);
}

describe("a pack", () => {
  const anywhere = fc.record({
    pack: fc.record({
      centre: fc.record({ x: fc.integer({ min: 240, max: 400 }), y: fc.integer({ min: 200, max: 280 }) }),
      length: fc.integer({ min: 150, max: 270 }),
      breadth: fc.integer({ min: 85, max: 130 }),
      angle: fc.double({ min: -Math.PI / 2, max: Math.PI / 2 - 0.01, noNaN: true }),
    }),
    seed: fc.nat(1_000),
    shadow: fc.double({ min: 0, max: 0.5, noNaN: true }),
    noise: fc.double({ min: 0, max: 4, noNaN: true }),
  });

  test("is found wherever and however it lies, in shadows, slanting light and noise", () => {
    fc.assert(
      fc.property(anywhere, ({ pack, ...light }) => {
        const [first, ...others] = found({ packs: [pack], spot: SPOT, ...light });
        expect(others).toEqual([]);
        expectTight(first, pack);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  test.each([
    ["of 2 % of the frame", { packs: [box(330, 230, 98, 63, 0.5)] }],
    ["of 60 % of the frame", { packs: [box(320, 240, 540, 350, 0.03)] }],
    ["in dim light", { packs: [box(300, 240, 220, 130, 0.9)], tray: 45, foil: 50 }],
    ["of silver foil, as light as the tray", { packs: [box(300, 240, 220, 130, -0.4)], foil: 150 }],
    ["in a deep shadow of its own", { packs: [box(300, 240, 220, 130, -0.4)], shadow: 0.6 }],
    ["beside the round spot", { packs: [box(440, 120, 170, 110, 0.2)], spot: SPOT }],
  ])("%s is found, and nothing else", (_, scene) => {
    const [first, ...others] = found(scene);
    expect(others).toEqual([]);
    expectTight(first, scene.packs[0] ?? box(0, 0, 0, 0, 0));
  });

  test("that lies partly outside the frame is found as far as it is seen", () => {
    const [first, ...others] = found({ packs: [box(60, 240, 200, 130, 0)] });
    expect(others).toEqual([]);
    expectTight(first, box(80, 240, 160, 130, 0));
  });
});

describe("several packs", () => {
  test("are all found, the largest first", () => {
    const packs = [box(160, 150, 190, 120, 0.3), box(440, 170, 160, 100, -0.5), box(310, 370, 150, 80, 0.05)];
    const boxes = found({ packs });
    expect(boxes).toHaveLength(3);
    for (const [i, pack] of packs.entries()) expectTight(boxes[i], pack);
  });

  test.each([0.2, 1, -0.7])("are told apart across a gap of 2.5 % of the frame's width, turned by %f", (turn) => {
    const gap = 16 + 112;
    const first = box(250, 240, 180, 112, turn);
    const second = { ...first, centre: { x: 250 - gap * Math.sin(turn), y: 240 + gap * Math.cos(turn) } };
    expect(found({ packs: [first, second] })).toHaveLength(2);
  });
});

describe("no pack", () => {
  test("is found in an empty tray, whatever the light, the noise and the spot in it", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.double({ min: 0, max: 8, noNaN: true }),
        (seed, shadow, noise) => {
          expect(found({ packs: [], spot: SPOT, seed, shadow, noise })).toEqual([]);
        },
      ),
      { numRuns: 15, seed: 1 },
    );
  });

  test.each([
    ["the round spot where the frame cuts it", { spot: { centre: { x: 620, y: 100 }, radius: 40 } }],
    ["a bare card, or a patch of sunlight", { packs: [box(320, 240, 240, 150, 0.4)], print: 0, foil: 210 }],
    ["a pen", { packs: [box(320, 240, 300, 25, 0.4)] }],
    ["a crumb", { packs: [box(320, 240, 50, 30, 0.4)] }],
    ["the table beyond the tray's edge", { packs: [box(320, 6, 640, 40, 0)] }],
  ])("is %s", (_, scene) => {
    expect(found({ packs: [], ...scene })).toEqual([]);
  });
});

describe("with the empty tray learned", () => {
  const printedTray = [box(150, 120, 170, 100, 0.2)];

  test("what is printed on the tray is no pack, and a pack beside it is one", () => {
    const background = learnBackground(paint({ ...FRAME, packs: printedTray, seed: 1 }));
    const pack = box(420, 300, 200, 120, 0.6);
    expect(locatePacks(paint({ ...FRAME, packs: printedTray, seed: 1 }), background)).toEqual([]);
    const [first, ...others] = locatePacks(paint({ ...FRAME, packs: [...printedTray, pack], seed: 1 }), background);
    expect(others).toEqual([]);
    expectTight(first, pack);
  });

  test("another exposure changes nothing", () => {
    const background = learnBackground(paint({ ...FRAME, packs: printedTray, seed: 1, tray: 150, foil: 165 }));
    expect(locatePacks(paint({ ...FRAME, packs: printedTray, seed: 1, tray: 120, foil: 132 }), background)).toEqual([]);
  });

  test("a frame that was decoded at another size is compared all the same", () => {
    const background = learnBackground(paint({ ...FRAME, packs: [] }));
    const pack = box(300, 240, 200, 120, 0.6);
    const [first] = locatePacks(
      paint({ width: 800, height: 600, packs: [{ ...pack, centre: { x: 375, y: 300 }, length: 250, breadth: 150 }] }),
      background,
    );
    expectTight(first, { ...pack, centre: { x: 375, y: 300 }, length: 250, breadth: 150 });
  });
});
