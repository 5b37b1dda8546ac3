import { describe, expect, test } from "vitest";
import { corners, type OrientedBox } from "../../../src/domain/geometry.ts";
import { boundsOfMask } from "../../../src/lab/maps/mask.ts";
import { packView, sceneView } from "../../../src/lab/maps/view.ts";

const GEOMETRY = { side: 100, margin: 0.1, fill: [124, 116, 104] } as const;
const PICTURE = { width: 400, height: 320, rgb: new Uint8Array(3 * 400 * 320).fill(80) };
const TURNED: OrientedBox = { centre: { x: 150, y: 120 }, length: 160, breadth: 80, angle: 0.3 };
const subject = { picture: PICTURE, box: TURNED, outline: corners(TURNED), components: [] };

describe("the truth goes where the network sees it", () => {
  test("upright: the pack fills the crop but for its margin", () => {
    expect(boundsOfMask(packView(subject, GEOMETRY).pack)).toEqual({ x: 10, y: 30, width: 80, height: 40 });
  });

  test("in the scene: the picture's long side fills the input, in its middle", () => {
    const box = { centre: { x: 100, y: 50 }, length: 200, breadth: 100, angle: 0 };
    const { picture, pack } = sceneView({ ...subject, box, outline: corners(box) }, GEOMETRY);
    expect(boundsOfMask(pack)).toEqual({ x: 0, y: 10, width: 50, height: 25 });
    expect([...picture.rgb.subarray(0, 3)]).toEqual([124, 116, 104]);
    expect([...picture.rgb.subarray(3 * 50 * 100, 3 * 50 * 100 + 3)]).toEqual([80, 80, 80]);
  });

  test("components too, where there are some", () => {
    const part = { x: 140, y: 110, width: 20, height: 20 };
    expect(packView(subject, GEOMETRY).components).toBeUndefined();
    const { components } = packView({ ...subject, components: [part] }, GEOMETRY);
    const { x, y, width, height } = boundsOfMask(components ?? packView(subject, GEOMETRY).pack);
    expect([x + width / 2, y + height / 2]).toEqual([50, 50]);
  });
});
