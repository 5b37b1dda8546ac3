import { describe, expect, test } from "vitest";
import type { Glance } from "../../../src/domain/camera/glance.ts";
import { LONG, measure } from "../../../src/domain/camera/measures.ts";
import { shiftBetween } from "../../../src/domain/camera/shift.ts";
import { type Expected, symptomOf } from "../../../src/domain/camera/symptoms.ts";
import { painted, trayAt } from "../../support/painted-thumbnails.ts";

const TRAY = { grey: trayAt(0, 0), sharpness: 200 };
const EMPTY: Glance = { ...TRAY, atMs: 0, width: 1280, height: 960, packs: 0, covered: false, motion: 1 };
const ANY: Expected = { size: undefined, rate: undefined, noisy: false };

const times = (count: number, glance: Partial<Glance>) => Array<Glance>(count).fill({ ...EMPTY, ...glance });
const judged = (glances: readonly Glance[], expected: Partial<Expected> = {}) => symptomOf(measure(glances, TRAY), { ...ANY, ...expected });

describe("a camera that sends pictures", () => {
  test("is healthy while they look as they should, and unknown before there are two", () => {
    expect(judged(times(5, {}))).toBe("healthy");
    expect(judged(times(1, {}))).toBe("unknown");
    expect(judged([])).toBe("unknown");
  });

  test.each([
    ["black", times(2, { grey: painted(() => 5) })],
    ["saturated", times(2, { grey: painted(() => 254) })],
    ["unfocused", times(5, { sharpness: 70 })],
    ["unfocused", times(5, { sharpness: 600 })],
    ["moved", times(5, { grey: trayAt(3, 0) })],
    ["moved", times(5, { grey: trayAt(0, -2) })],
    ["moved", times(5, { grey: painted((column, row) => 128 + 60 * Math.sin(column / 3) * Math.cos(row / 2) + column) })],
    ["covered", times(LONG, { motion: 12 })],
    ["covered", times(LONG, { packs: 1, covered: true })],
  ] as const)("is %s (%#)", (symptom, glances) => {
    expect(judged(glances)).toBe(symptom);
  });

  test("is judged by the empty tray alone: a pack, or a hand, is no other background and no blur", () => {
    expect(judged(times(5, { packs: 1, sharpness: 20, grey: trayAt(5, 5) }))).toBe("healthy");
    expect(judged(times(5, { motion: 9, sharpness: 20 }))).toBe("healthy");
  });

  test("is not judged by one odd picture among good ones", () => {
    expect(judged([...times(3, {}), ...times(1, { grey: painted(() => 0) })])).toBe("healthy");
    expect(judged([...times(4, {}), ...times(1, { sharpness: 20 })])).toBe("healthy");
  });

  test("is frozen when a sensor's noise is missing, and a recording may lie still", () => {
    expect(judged(times(12, {}), { noisy: true })).toBe("frozen");
    expect(judged(times(12, {}))).toBe("healthy");
    expect(judged(times(11, {}), { noisy: true })).toBe("unknown");
    expect(judged([...times(5, {}), ...times(1, { grey: trayAt(0, 0, 1) })], { noisy: true })).toBe("healthy");
  });

  test("sends another size, or too few pictures", () => {
    expect(judged(times(2, {}), { size: { width: 640, height: 480 } })).toBe("resolution");
    expect(judged(times(2, {}), { size: { width: 1280, height: 960 } })).toBe("healthy");
    expect(judged(times(2, {}), { rate: 0.4 })).toBe("late");
    expect(judged(times(2, {}), { rate: 0.6 })).toBe("healthy");
    expect(judged(times(2, {}), { rate: "unknown" })).toBe("unknown");
  });

  test("cannot be judged by a tray without a mark", () => {
    const blank = { grey: painted(() => 120), sharpness: 2 };
    expect(symptomOf(measure(times(5, { grey: painted(() => 125) }), blank), ANY)).toBe("healthy");
  });
});

test("another light is no shift", () => {
  expect(
    shiftBetween(
      TRAY.grey.map((grey) => 0.6 * grey + 20),
      TRAY.grey,
    ),
  ).toEqual({ cells: 0, likeness: expect.closeTo(1) });
});
