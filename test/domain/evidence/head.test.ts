import { describe, expect, test } from "vitest";
import { distanceFromCenter, embedding, type Head, knownness, logit } from "../../../src/domain/evidence/head.ts";

const head: Head = {
  channels: 2,
  rows: [{ item: "a", face: "print" }],
  weight: Float32Array.of(0.6, 0.8),
  bias: Float32Array.of(-1.4),
  center: Float32Array.of(1, 1),
  prototypeFaces: [
    { item: "a", face: "print" },
    { item: "a", face: "pill" },
    { item: "b", face: "print" },
  ],
  prototypes: Float32Array.of(2, 1, 1, 3, 1, -1),
  temperature: 0.05,
};

describe("the head", () => {
  test("pools each channel to its mean", () => {
    const values = Float32Array.of(1, 2, 3, 6, 0, 0, 0, 1);
    expect([...embedding({ channels: 2, rows: 2, columns: 2, values })]).toEqual([3, 0.25]);
  });

  test("a logit is the row's product with the embedding, plus its bias", () => {
    expect(logit(Float64Array.of(4, 5), head, 0)).toBeCloseTo(0.6 * 4 + 0.8 * 5 - 1.4, 6);
  });

  test("the distance is measured from the center", () => {
    expect(distanceFromCenter(Float64Array.of(4, 5), head)).toBe(5);
  });

  test("known-ness is the cosine to the item's nearest prototype, seen from the center", () => {
    expect(knownness(Float64Array.of(1, 2), head, "a")).toBeCloseTo(1, 12);
    expect(knownness(Float64Array.of(2, 2), head, "a")).toBeCloseTo(Math.SQRT1_2, 12);
    expect(knownness(Float64Array.of(1, 2), head, "b")).toBeCloseTo(-1, 12);
  });

  test("an embedding at the center is near to nothing", () => {
    expect(knownness(Float64Array.of(1, 1), head, "a")).toBe(0);
  });
});
