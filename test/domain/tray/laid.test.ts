import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { corners, mapped, type OrientedBox } from "../../../src/domain/geometry.ts";
import { asQuad } from "../../../src/domain/picture/rectangle.ts";
import { type Laid, liesTheSame } from "../../../src/domain/tray/laid.ts";
import { colours } from "../../../src/domain/tray/thumbnail.ts";
import { type TinyItem, tinyPlaces, tinyTray } from "../../support/tiny-pictures.ts";
import { type PaintedTray, paint } from "./painted-tray.ts";

const FRAME = { width: 640, height: 480 };
const PACK: OrientedBox = { centre: { x: 420, y: 300 }, length: 200, breadth: 120, angle: 0.6 };

function painted(box: OrientedBox, changes: Partial<PaintedTray> = {}): Laid {
  return laid(paint({ ...FRAME, tray: 150, foil: 190, packs: [box], seed: 1, ...changes }), [box]);
}

function laid(picture: Picture, boxes: readonly OrientedBox[]): Laid {
  return { colours: colours(picture), packs: boxes.map((box) => inFractions(corners(box))) };
}

function inFractions(quad: Laid["packs"][number]) {
  return mapped(quad, ({ x, y }) => ({ x: x / FRAME.width, y: y / FRAME.height }));
}

function tiny(pack: TinyItem): Laid {
  const [place] = tinyPlaces(1);
  if (!place) throw new Error("a pack has a place");
  const box = asQuad({ x: place.left, y: place.top, width: place.length, height: place.length / 2 });
  return { colours: colours(tinyTray(pack)), packs: [inFractions(box)] };
}

describe("a tray", () => {
  test("is the same in the next frame, with other noise, in other light, and with the corners named from the other end", () => {
    const before = painted(PACK);
    expect(liesTheSame(painted(PACK, { noise: 4 }), before)).toBe(true);
    expect(liesTheSame(painted(PACK, { tray: 120, foil: 152 }), before)).toBe(true);
    const [a, b, c, d] = inFractions(corners(PACK));
    expect(liesTheSame({ ...before, packs: [[c, d, a, b]] }, before)).toBe(true);
  });

  test("is another one when its pack has gone, come, moved or turned", () => {
    const before = painted(PACK);
    const moved = { ...PACK, centre: { x: 440, y: 300 } };
    expect(liesTheSame({ ...before, packs: [] }, before)).toBe(false);
    expect(liesTheSame(before, { ...before, packs: [] })).toBe(false);
    expect(liesTheSame(painted(moved), before)).toBe(false);
    expect(liesTheSame(painted({ ...PACK, angle: 0.8 }), before)).toBe(false);
  });

  test("is another one when a pack of another colour lies in the same place, however equal their greys", () => {
    expect(liesTheSame(tiny("green-100"), tiny("red-100"))).toBe(false);
    expect(liesTheSame(tiny("red-100"), tiny("red-100"))).toBe(true);
  });
});
