import { describe, expect, test } from "vitest";
import { corners, mapped, type OrientedBox } from "../../../src/domain/geometry.ts";
import { thumbnail } from "../../../src/domain/tray/thumbnail.ts";
import { unlike } from "../../../src/domain/tray/unlike.ts";
import { paint } from "./painted-tray.ts";

const FRAME = { width: 640, height: 480 };
const PRINTED: OrientedBox = { centre: { x: 150, y: 120 }, length: 170, breadth: 100, angle: 0.2 };
const PACK: OrientedBox = { centre: { x: 420, y: 300 }, length: 200, breadth: 120, angle: 0.6 };
const outlineOf = (box: OrientedBox) => mapped(corners(box), ({ x, y }) => ({ x: x / FRAME.width, y: y / FRAME.height }));
const shade = { tray: 150, foil: 190 };
const empty = thumbnail(paint({ ...FRAME, ...shade, packs: [PRINTED], seed: 1 }));

describe("compared with the empty tray", () => {
  test("what is printed on the tray is no pack, and a pack beside it is one", () => {
    const tray = thumbnail(paint({ ...FRAME, ...shade, packs: [PRINTED, PACK], seed: 1 }));
    expect(unlike(tray, empty, outlineOf(PRINTED))).toBe(false);
    expect(unlike(tray, empty, outlineOf(PACK))).toBe(true);
  });

  test("another exposure changes nothing", () => {
    const darker = thumbnail(paint({ ...FRAME, packs: [PRINTED, PACK], seed: 1, tray: 120, foil: 152 }));
    expect(unlike(darker, empty, outlineOf(PRINTED))).toBe(false);
    expect(unlike(darker, empty, outlineOf(PACK))).toBe(true);
  });

  test("a frame of another size is compared all the same", () => {
    const larger = (box: OrientedBox) => ({
      ...box,
      centre: { x: 1.25 * box.centre.x, y: 1.25 * box.centre.y },
      length: 1.25 * box.length,
      breadth: 1.25 * box.breadth,
    });
    const tray = thumbnail(paint({ width: 800, height: 600, ...shade, packs: [larger(PRINTED), larger(PACK)], seed: 1 }));
    expect(unlike(tray, empty, outlineOf(PACK))).toBe(true);
  });
});
