import { expect, test } from "vitest";
import { halved } from "../../../src/domain/picture/halve.ts";

test("a picture in half its size has the mean of four pixels in each", () => {
  const rgb = Uint8Array.of(
    ...[
      [0, 10, 255],
      [2, 10, 255],
      [100, 0, 0],
      [100, 0, 1],
    ].flat(),
    ...[
      [4, 10, 255],
      [6, 10, 255],
      [100, 0, 0],
      [102, 0, 0],
    ].flat(),
  );
  expect(halved({ width: 4, height: 2, rgb })).toEqual({ width: 2, height: 1, rgb: Uint8Array.of(3, 10, 255, 101, 0, 0) });
});

test("a last row and column without a partner are left out", () => {
  const rgb = Uint8Array.from({ length: 3 * 9 }, (_, at) => (at % 9 >= 6 || at >= 18 ? 255 : 8));
  expect(halved({ width: 3, height: 3, rgb })).toEqual({ width: 1, height: 1, rgb: Uint8Array.of(8, 8, 8) });
});
