import { expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { motionBetween, showsTheSame, thumbnail } from "../../../src/domain/tray/thumbnail.ts";

/** A grey tray with a white pack on it and some noise that differs from seed to seed. */
function tray(left: number, seed: number): Picture {
  const [width, height] = [512, 384];
  const rgb = new Uint8Array(3 * width * height);
  let state = seed;
  for (let at = 0; at < rgb.length; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const x = Math.floor(at / 3) % width;
    const y = Math.floor(at / 3 / width);
    const inside = x >= left && x < left + 200 && y >= 100 && y < 220;
    rgb[at] = (inside ? 210 : 80) + (state % 9) - 4;
  }
  return { width, height, rgb };
}

test("a tray in which nothing moved shows the same, noise or not", () => {
  expect(showsTheSame(thumbnail(tray(100, 1)), thumbnail(tray(100, 2)))).toBe(true);
});

test("a pack that moved by two pixels does not show the same", () => {
  expect(showsTheSame(thumbnail(tray(100, 1)), thumbnail(tray(102, 2)))).toBe(false);
});

test("motion grows with the way that a pack went", () => {
  const start = thumbnail(tray(100, 1));
  const moved = [100, 110, 140].map((left) => motionBetween(start, thumbnail(tray(left, 2))));
  expect(moved[0]).toBeLessThan(1);
  expect(moved[1]).toBeGreaterThan(moved[0] ?? 0);
  expect(moved[2]).toBeGreaterThan(moved[1] ?? 0);
});
