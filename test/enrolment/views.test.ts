import { describe, expect, test } from "vitest";
import { corners, turned } from "../../src/domain/geometry.ts";
import { cropUpright } from "../../src/domain/picture/upright.ts";
import { randomNumbers } from "../../src/domain/random.ts";
import { disturbed } from "../../src/enrolment/disturbed.ts";
import { viewsOf } from "../../src/enrolment/views.ts";

const geometry = { side: 64, margin: 0.04, fill: [124, 116, 104] } as const;
const picture = {
  width: 200,
  height: 160,
  rgb: Uint8Array.from({ length: 3 * 200 * 160 }, (_, at) => (Math.floor(at / 3) % 200) + (at % 3) * 10),
};
const box = corners({ centre: { x: 100, y: 80 }, length: 120, breadth: 60, angle: 0.2 });
const square = corners({ centre: { x: 100, y: 80 }, length: 120, breadth: 115, angle: 0.2 });
const all = (of: typeof box, seed = 1) => [...viewsOf(picture, of, geometry, seed)].map((way) => [...way]);

describe("the views of a photograph", () => {
  test("begin with the pack as it lies and upside down", () => {
    const [first] = all(box);
    expect(first?.[0]).toEqual(cropUpright(picture, box, geometry));
    expect(first?.[1]).toEqual(cropUpright(picture, turned(turned(box)), geometry));
  });

  test("are all different, and the same for the same seed", () => {
    const views = all(box).flat();
    expect(new Set(views.map(({ rgb }) => rgb.join())).size).toBe(views.length);
    expect(all(box)).toEqual(all(box));
    expect(all(box, 2)[0]?.[5]).not.toEqual(all(box)[0]?.[5]);
  });

  test("show a nearly square pack both ways round, another one only along its long side", () => {
    expect(all(box)).toHaveLength(1);
    expect(all(square)).toHaveLength(2);
  });
});

describe("a crop in another light", () => {
  const crop = cropUpright(picture, box, geometry);

  test("keeps the fill around the pack", () => {
    const other = disturbed(crop, geometry.fill, randomNumbers(3));
    expect(other.rgb.slice(0, 3 * 64)).toEqual(crop.rgb.slice(0, 3 * 64));
    expect(other.rgb).not.toEqual(crop.rgb);
  });

  test("is the crop itself where nothing strays", () => {
    expect(disturbed(crop, geometry.fill, middle()).rgb).toEqual(crop.rgb);
  });

  test("of nothing but fill is nothing but fill", () => {
    const nothing = { width: 4, height: 4, rgb: Uint8Array.from({ length: 48 }, (_, at) => geometry.fill[at % 3] ?? 0) };
    expect(disturbed(nothing, geometry.fill, randomNumbers(1)).rgb).toEqual(nothing.rgb);
  });
});

/** Five times the middle, for casts, exposure and contrast; then no blur. */
function middle(): () => number {
  let asked = 0;
  return () => (asked++ < 5 ? 0.5 : 0);
}
