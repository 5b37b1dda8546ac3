import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { sharpened } from "../../../src/domain/picture/sharpen.ts";

/** Grey pixels, the same in each row. */
function picture(height: number, ...greys: readonly number[]): Picture {
  const row = greys.flatMap((grey) => [grey, grey, grey]);
  return { width: greys.length, height, rgb: Uint8Array.from(Array.from({ length: height }, () => row).flat()) };
}

const firstRow = ({ width, rgb }: Picture) => Array.from({ length: width }, (_, x) => rgb[3 * x]);

describe("a sharpened picture", () => {
  test("is the same where there is nothing to see", () => {
    const plain = picture(3, 90, 90, 90, 90);
    expect(sharpened(plain)).toEqual(plain);
  });

  test("is darker before an edge and brighter behind it, by eight tenths of what a pixel differs from the five around it", () => {
    expect(firstRow(sharpened(picture(4, 100, 100, 100, 100, 150, 150, 150, 150)))).toEqual([100, 100, 92, 84, 166, 158, 150, 150]);
  });

  test("keeps to what a byte can hold", () => {
    expect(firstRow(sharpened(picture(1, 0, 0, 255, 255)))).toEqual([0, 0, 255, 255]);
  });

  test("has its colours apart", () => {
    const red = { width: 2, height: 1, rgb: Uint8Array.of(10, 50, 70, 200, 50, 70) };
    const { rgb } = sharpened(red);
    expect([rgb[1], rgb[2], rgb[4], rgb[5]]).toEqual([50, 70, 50, 70]);
  });
});
