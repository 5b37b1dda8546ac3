import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/domain/frame.ts";
import { padded } from "../../../src/domain/picture/padding.ts";

const [red, blue] = [
  [255, 0, 0],
  [0, 0, 255],
] as const;
const picture: Picture = { width: 2, height: 1, rgb: Uint8Array.of(...red, ...blue) };
const large: Picture = { width: 9, height: 9, rgb: new Uint8Array(3 * 81) };

describe("padding around places", () => {
  test("a picture with room enough is left as it is", () => {
    expect(padded(large, [{ x: 4, y: 4 }])).toEqual({ picture: large, origin: { x: 0, y: 0 } });
  });

  test("the edges are repeated to the left, to the right, above and below", () => {
    const { picture: larger, origin } = padded(picture, [
      { x: -1, y: 0 },
      { x: 3, y: 1 },
    ]);
    expect(origin).toEqual({ x: 2, y: 1 });
    expect([larger.width, larger.height]).toEqual([7, 4]);
    const line = [...red, ...red, ...red, ...blue, ...blue, ...blue, ...blue];
    expect([...larger.rgb]).toEqual([...line, ...line, ...line, ...line]);
  });
});
