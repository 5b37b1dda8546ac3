import { describe, expect, test } from "vitest";
import type { Picture } from "../../src/domain/frame.ts";
import { breadthOf, corners, lengthOf, type OrientedBox } from "../../src/domain/geometry.ts";
import { asQuad } from "../../src/domain/picture/rectangle.ts";
import { cropUpright, cutUpright } from "../../src/domain/picture/upright.ts";
import { measureQuality } from "../../src/domain/tray/measure.ts";
import { exemplarOf, openExemplar, portraitOf } from "../../src/enrolment/exemplar.ts";
import { viewsOf } from "../../src/enrolment/views.ts";
import { decodeJpeg } from "../../src/jpeg/decode.ts";
import { encodeJpeg } from "../../src/jpeg/encode.ts";
import { drawnTray } from "../support/drawn-packs.ts";

const GEOMETRY = { side: 320, margin: 0.04, fill: [124, 116, 104] } as const;
/** A photograph in which the pack lies straight: a view that strays to the right strays along it, in the exemplar as in the photograph. */
const photograph = await photographed({ centre: { x: 690, y: 500 }, length: 600, breadth: 330, angle: -0.3 });
const { picture, box } = photograph;
const scene = { picture, packs: [], tray: 1, quality: { ...measureQuality(picture, box), motion: 0 } };
const specimen = { ...photograph, file: "1.jpg", scene, scale: 1, located: true, item: "hydralazine-25", product: "hydrALAZINE" };
const exemplar = await exemplarOf(specimen);

/** The drawn pack in the middle of twice its length, turned straight. */
async function photographed(drawn: OrientedBox) {
  const { jpeg: tray } = await drawnTray("hydralazine-25");
  const straight = cutUpright(await decodeJpeg(tray, 1280), corners(drawn), { side: 1200, margin: 0.25 });
  const jpeg = await encodeJpeg(straight);
  const box = asQuad({ x: 300, y: straight.height / 2 - 165, width: 600, height: 330 });
  return { jpeg, picture: await decodeJpeg(jpeg, 1200), box };
}

/** Of the colours, per channel. */
function meanDifference(a: Picture, b: Picture): number {
  return a.rgb.reduce((sum, value, at) => sum + Math.abs(value - (b.rgb[at] as number)), 0) / a.rgb.length;
}

describe("the photograph that a bundle keeps of a pack", () => {
  test("knows how large the pack is in its photograph", () => {
    expect(exemplar).toMatchObject({ item: "hydralazine-25", picture: "1.jpg", located: true });
    expect(exemplar.length).toBeCloseTo(600);
    expect(exemplar.breadth).toBeCloseTo(330);
  });

  test("weighs little", () => {
    expect(exemplar.jpeg.length).toBeLessThan(60_000);
  });

  test("shows the network what the photograph shows it", async () => {
    const kept = await openExemplar(exemplar);
    expect(breadthOf(kept.box) / lengthOf(kept.box)).toBeCloseTo(330 / 600);
    expect(meanDifference(cropUpright(kept.picture, kept.box, GEOMETRY), cropUpright(picture, box, GEOMETRY))).toBeLessThan(2);
  });

  test("has around the pack what every view of it reaches", async () => {
    const kept = await openExemplar(exemplar);
    const [own, photographed] = [kept, { picture, box }].map(({ picture, box }) =>
      [...viewsOf(picture, box, GEOMETRY, 7)].flatMap((way) => [...way]),
    );
    expect(own).toHaveLength(photographed?.length ?? 0);
    for (const [index, view] of (own ?? []).entries()) expect(meanDifference(view, photographed?.[index] as Picture)).toBeLessThan(2.5);
  });

  test("gives a portrait of the pack alone", async () => {
    const portrait = await decodeJpeg(await portraitOf(exemplar), 480);
    expect(portrait.width).toBe(480);
    expect(Math.abs(portrait.height - 264)).toBeLessThanOrEqual(2);
  });
});
