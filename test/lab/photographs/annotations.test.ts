import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asQuad } from "../../../src/domain/picture/rectangle.ts";
import { readAnnotations } from "../../../src/lab/photographs/annotations.ts";
import { emptyFolder } from "../../support/folder.ts";

const PACK = { product: "Calpol-650", box: [149, 411, 512, 534] };
const PICTURE = { file: "1.jpg", width: 1660, height: 1250, instances: [PACK] };

function reading(content: unknown): ReturnType<typeof readAnnotations> {
  const folder = emptyFolder();
  writeFileSync(join(folder, "annotations.json"), typeof content === "string" ? content : JSON.stringify(content));
  return readAnnotations(folder);
}

describe("annotations", () => {
  test("name every pack, with its item and its box", async () => {
    const box = { x: 149, y: 411, width: 512, height: 534 };
    expect(await reading({ images: [PICTURE] })).toEqual([
      {
        file: "1.jpg",
        width: 1660,
        height: 1250,
        packs: [{ product: "Calpol-650", item: "calpol-650", box, outline: asQuad(box), components: [] }],
      },
    ]);
  });

  test("may say more exactly where the pack is, and where its critical components are", async () => {
    const polygon = [
      [149, 500],
      [661, 411],
      [400, 945],
    ];
    const [picture] = await reading({
      images: [{ ...PICTURE, instances: [{ ...PACK, polygon, components: { name: [200, 500, 80, 30] } }] }],
    });
    expect(picture?.packs[0]).toMatchObject({
      outline: polygon.map(([x, y]) => ({ x, y })),
      components: [{ x: 200, y: 500, width: 80, height: 30 }],
    });
  });

  test("may say more than is used", async () => {
    await expect(
      reading({ note: "by eye", images: [{ ...PICTURE, light: "lamp", instances: [{ ...PACK, side: "pill" }] }] }),
    ).resolves.toHaveLength(1);
  });

  test.each([
    ["Calpol-650", "calpol-650"],
    ["Vitamin C (500 mg)", "vitamin-c-500-mg"],
    ["co.trimoxazole_480", "co.trimoxazole-480"],
    ["พารา Paramol", "พารา-paramol"],
    ["พาราเซตามอล 500", "พาราเซตามอล-500"],
  ])("the item of %s is %s", async (product, item) => {
    const [picture] = await reading({ images: [{ ...PICTURE, instances: [{ ...PACK, product }] }] });
    expect(picture?.packs[0]?.item).toBe(item);
  });
});

describe("annotations that cannot be used are refused with the reason:", () => {
  test("there are none", async () => {
    await expect(readAnnotations(emptyFolder())).rejects.toThrow(/There is no file .*annotations\.json/);
  });

  test.each([
    ["no JSON", "{", /is not JSON/],
    ["no list of pictures", {}, /images/],
    ["a pack without a box", { images: [{ ...PICTURE, instances: [{ product: "X" }] }] }, /images\[0\]\.instances\[0\]\.box/],
    [
      "a polygon of two corners",
      {
        images: [
          {
            ...PICTURE,
            instances: [
              {
                ...PACK,
                polygon: [
                  [0, 0],
                  [9, 9],
                ],
              },
            ],
          },
        ],
      },
      /polygon/,
    ],
    ["a box without an area", { images: [{ ...PICTURE, instances: [{ ...PACK, box: [0, 0, 10, 0] }] }] }, /box\[3\]/],
    ["a picture without a size", { images: [{ ...PICTURE, width: undefined }] }, /images\[0\]\.width/],
    [
      "a product that no item can be called after",
      { images: [{ ...PICTURE, instances: [{ ...PACK, product: "***" }] }] },
      /letter or digit/,
    ],
    ["no picture", { images: [] }, /names no pack/],
    ["no pack", { images: [{ ...PICTURE, instances: [] }] }, /names no pack/],
  ])("%s", async (_, content, sentence) => {
    await expect(reading(content)).rejects.toThrow(sentence);
    await expect(reading(content)).rejects.toMatchObject({ name: "UsageError" });
  });
});
