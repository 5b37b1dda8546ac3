import { describe, expect, test } from "vitest";
import { corners } from "../../../src/domain/geometry.ts";
import { boundsOf } from "../../../src/lab/maps/footprint.ts";
import { packInput, sceneInput } from "../../../src/lab/maps/input.ts";

const GEOMETRY = { side: 100, margin: 0.1, fill: [124, 116, 104] } as const;
const PICTURE = { width: 400, height: 320, rgb: new Uint8Array(3 * 400 * 320).fill(80) };
const TURNED = corners({ centre: { x: 150, y: 120 }, length: 160, breadth: 80, angle: 0.3 });
const subject = { picture: PICTURE, box: TURNED, outline: TURNED, components: [], names: [] };

describe("the footprint lies where the network sees the pack", () => {
  test("upright: the pack fills the crop but for its margin", () => {
    expect(boundsOf(packInput(subject, GEOMETRY).pack)).toEqual({ x: 10, y: 30, width: 80, height: 40 });
  });

  test("in the scene: the picture's long side fills the input, in its middle", () => {
    const box = corners({ centre: { x: 100, y: 50 }, length: 200, breadth: 100, angle: 0 });
    const { picture, pack } = sceneInput({ ...subject, box, outline: box }, GEOMETRY);
    expect(boundsOf(pack)).toEqual({ x: 0, y: 10, width: 50, height: 25 });
    expect([...picture.rgb.subarray(0, 3)]).toEqual([124, 116, 104]);
    expect([...picture.rgb.subarray(3 * 50 * 100, 3 * 50 * 100 + 3)]).toEqual([80, 80, 80]);
  });

  test("components too, where there are some", () => {
    const part = { x: 140, y: 110, width: 20, height: 20 };
    expect(packInput(subject, GEOMETRY).components).toBeUndefined();
    const { components } = packInput({ ...subject, components: [part] }, GEOMETRY);
    const { x, y, width, height } = boundsOf(components ?? packInput(subject, GEOMETRY).pack);
    expect([x + width / 2, y + height / 2]).toEqual([50, 50]);
  });
});
