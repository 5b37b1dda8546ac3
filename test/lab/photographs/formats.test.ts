import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { readAnnotations } from "../../../src/lab/photographs/annotations.ts";
import { emptyFolder } from "../../support/folder.ts";

/** A folder with these files; what is not text is written as JSON. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const dir = emptyFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  return dir;
}

async function reading(files: Readonly<Record<string, unknown>>) {
  const leftOut: string[] = [];
  const pictures = await readAnnotations(folderWith(files), (file, why) => leftOut.push(`${file}: ${why}`));
  const packs = pictures.map(({ file, width, height, packs }) => ({
    file,
    width,
    height,
    packs: packs.map(({ item, box }) => ({ item, box })),
  }));
  return { pictures, packs, leftOut };
}

const CALPOL = { x: 10, y: 20, width: 300, height: 200 };
const ONE_PACK = [{ file: "1.jpg", width: 800, height: 600, packs: [{ item: "calpol-650", box: CALPOL }] }];

describe("COCO", () => {
  const content = {
    images: [{ id: 7, file_name: "1.jpg", width: 800, height: 600 }],
    categories: [{ id: 1, name: "Calpol 650", supercategory: "pack" }],
    annotations: [{ id: 1, image_id: 7, category_id: 1, bbox: [10, 20, 300, 200], area: 60_000, iscrowd: 0 }],
  };

  test("names packs by their categories", async () => {
    expect((await reading({ "annotations.json": content })).packs).toEqual(ONE_PACK);
  });

  test("is found under any name, also where tools put it, with the pictures in images/", async () => {
    const files = { "annotations/instances_default.json": content, "images/1.jpg": "" };
    expect((await reading(files)).packs).toEqual([{ ...ONE_PACK[0], file: "images/1.jpg" }]);
  });

  test("may have polygons", async () => {
    const annotations = [{ ...content.annotations[0], segmentation: [[10, 20, 310, 20, 310, 220, 10, 220]] }];
    const { pictures } = await reading({ "annotations.json": { ...content, annotations } });
    expect(pictures[0]?.packs[0]?.outline[2]).toEqual({ x: 310, y: 220 });
  });

  test("leaves out what belongs to nothing", async () => {
    const strays = [
      { image_id: 8, category_id: 1, bbox: [1, 2, 3, 4] },
      { image_id: 7, category_id: 9, bbox: [1, 2, 3, 4] },
      { image_id: 7 },
    ];
    const { packs, leftOut } = await reading({ "annotations.json": { ...content, annotations: [...content.annotations, ...strays] } });
    expect(packs).toEqual(ONE_PACK);
    expect(leftOut).toEqual([
      expect.stringContaining("it is of the image 8"),
      expect.stringContaining("its category 9"),
      expect.stringContaining("category_id"),
    ]);
  });
});

describe("Label Studio", () => {
  const value = { x: 1.25, y: 10 / 3, width: 37.5, height: 100 / 3, rotation: 0, rectanglelabels: ["Calpol 650"] };
  const result = { type: "rectanglelabels", original_width: 800, original_height: 600, image_rotation: 0, value };
  const task = { id: 1, data: { image: "/data/upload/1/0a1b2c3d-1.jpg" }, annotations: [{ result: [result] }] };
  const rounded = (packs: Awaited<ReturnType<typeof reading>>["packs"]) =>
    packs.map((one) => ({
      ...one,
      packs: one.packs.map(({ item, box }) => ({
        item,
        box: box && Object.fromEntries(Object.entries(box).map(([k, v]) => [k, Math.round(v)])),
      })),
    }));

  test("has boxes in per cent, and pictures under the name of their upload", async () => {
    const { packs } = await reading({ "project-1.json": [task], "1.jpg": "" });
    expect(rounded(packs)).toEqual(ONE_PACK);
  });

  test("has a short form", async () => {
    const short = {
      image: "https://host/pictures/1.jpg?signed=1",
      id: 1,
      label: [{ ...value, original_width: 800, original_height: 600 }],
    };
    const { packs } = await reading({ "annotations.json": [short], "1.jpg": "" });
    expect(rounded(packs)).toEqual(ONE_PACK);
  });

  test("may name a file on the server's disk", async () => {
    const local = { ...task, data: { image: "/data/local-files/?d=trays%2F1.jpg" } };
    expect((await reading({ "annotations.json": [local], "trays/1.jpg": "" })).packs[0]?.file).toBe("trays/1.jpg");
  });

  test("turns a box about its upper left corner", async () => {
    const turned = { ...task, annotations: [{ result: [{ ...result, value: { ...value, x: 50, rotation: 90 } }] }] };
    const { packs } = await reading({ "annotations.json": [turned] });
    expect(rounded(packs)[0]?.packs[0]?.box).toEqual({ x: 200, y: 20, width: 200, height: 300 });
  });

  test("counts the last annotation that was not cancelled, and names what is no rectangle", async () => {
    const brush = { ...result, type: "brushlabels", value: { brushlabels: ["Calpol 650"], rle: [] } };
    const annotations = [{ result: [] }, { result: [result, brush] }, { result: [], was_cancelled: true }];
    const { packs, leftOut } = await reading({ "annotations.json": [{ ...task, annotations }], "1.jpg": "" });
    expect(rounded(packs)).toEqual(ONE_PACK);
    expect(leftOut).toEqual([expect.stringContaining("no rectangle with a label")]);
  });
});

describe("CVAT for images", () => {
  const xml = (shapes: string) => `\ufeff<?xml version="1.0" encoding="utf-8"?>
    <annotations><version>1.1</version><meta><task><name>trays</name></task></meta>
    <image id="0" name="1.jpg" width="800" height="600">${shapes}</image></annotations>`;
  const box = '<box label="Calpol 650" occluded="0" xtl="10.00" ytl="20.00" xbr="310.00" ybr="220.00" z_order="0"></box>';

  test("has boxes between two corners", async () => {
    expect((await reading({ "annotations.xml": xml(box) })).packs).toEqual(ONE_PACK);
  });

  test("turns a box about its centre, and has polygons", async () => {
    const turned = box.replace("occluded", 'rotation="90" occluded');
    const polygon = '<polygon label="Dolo 500" points="400.0,300.0;500,300;500,360;400,360"/>';
    const { packs } = await reading({ "annotations.xml": xml(turned + polygon) });
    expect(packs[0]?.packs[0]?.box?.x).toBeCloseTo(60, 6);
    expect(packs[0]?.packs[0]?.box?.height).toBeCloseTo(300, 6);
    expect(packs[0]?.packs[1]).toEqual({ item: "dolo-500", box: { x: 400, y: 300, width: 100, height: 60 } });
  });

  test("leaves out what cannot be read", async () => {
    const { packs, leftOut } = await reading({
      "annotations.xml": xml(`${box}<box label="Dolo 500" xtl="a"/><polygon label="X" points="1,2"/>`),
    });
    expect(packs).toEqual(ONE_PACK);
    expect(leftOut).toEqual([expect.stringContaining("xtl"), expect.stringContaining("three corners")]);
  });
});

describe("a folder for each product", () => {
  test("names the pictures in it, and the program finds the packs", async () => {
    const { packs, leftOut } = await reading({
      "Calpol 650/10.jpg": "",
      "Calpol 650/2.png": "",
      "Calpol 650/back/1.jpeg": "",
      "Calpol 650/.DS_Store": "",
      "พาราเซตามอล 500/a.heic": "",
      "พาราเซตามอล 500/film.mp4": "",
      "stray.jpg": "",
      "empty/notes.txt": "",
    });
    expect(packs.map(({ file, packs }) => [file, ...packs])).toEqual([
      ["Calpol 650/2.png", { item: "calpol-650", box: undefined }],
      ["Calpol 650/10.jpg", { item: "calpol-650", box: undefined }],
      ["Calpol 650/back/1.jpeg", { item: "calpol-650", box: undefined }],
      ["พาราเซตามอล 500/a.heic", { item: "พาราเซตามอล-500", box: undefined }],
    ]);
    expect(leftOut.toSorted()).toEqual([
      "empty/notes.txt: it is no picture",
      "empty: the folder holds no picture",
      expect.stringMatching(/^stray\.jpg: it lies beside the products' folders/),
      "พาราเซตามอล 500/film.mp4: it is no picture",
    ]);
  });

  test("may hold notes named like a picture, which are no labels of YOLO", async () => {
    const { packs, leftOut } = await reading({ "Calpol 650/1.jpg": "", "Calpol 650/1.txt": "by the window, 5 photographs" });
    expect(packs).toMatchObject([{ file: "Calpol 650/1.jpg" }]);
    expect(leftOut).toEqual(["Calpol 650/1.txt: it is no picture"]);
  });

  test("is the same from where the command is run", async () => {
    const dir = folderWith({ "Calpol 650/1.jpg": "" });
    const from = relative(process.cwd(), dir);
    for (const path of [`${dir}/`, from, `./${from}/.`]) expect(await readAnnotations(path)).toMatchObject([{ file: "Calpol 650/1.jpg" }]);
  });

  test("is refused where there is none", async () => {
    await expect(reading({ "notes.txt": "" })).rejects.toThrow(
      /There is no file .*annotations\.json, and .* has no sub-folders with pictures/,
    );
    await expect(readAnnotations("/nowhere")).rejects.toThrow("There is no folder /nowhere");
  });
});

describe("annotations that are not read are refused by name, in three lines:", () => {
  test.each([
    ["Pascal VOC", { "1.xml": "<annotation><object><name>A</name></object></annotation>", "2.xml": "<annotation/>" }],
    ["LabelMe", { "1.json": { shapes: [], imagePath: "1.jpg" }, "2.json": { shapes: [], imagePath: "2.jpg" } }],
    ["VGG Image Annotator", { "via.json": { "1.jpg123": { filename: "1.jpg", regions: [] } } }],
    ["CreateML", { "annotations.json": [{ image: "1.jpg", annotations: [{ label: "A", coordinates: {} }] }] }],
    ["COCO results", { "annotations.json": [{ image_id: 1, category_id: 1, bbox: [1, 2, 3, 4], score: 1 }] }],
    ["CVAT for video", { "annotations.xml": '<annotations><track id="0" label="A"/></annotations>' }],
    ["YOLO", { "images/1.jpg": "", "labels/1.txt": "0 0.5 0.5 0.1 0.1\n" }],
  ])("%s", async (name, files) => {
    const refusal = await reading(files).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: "UsageError", message: expect.stringContaining(name) });
    expect((refusal as Error).message.split("\n")).toHaveLength(3);
  });

  test("a file whose pictures are all elsewhere is refused in two lines", async () => {
    const images = Array.from({ length: 300 }, (_, id) => ({ id, file_name: `${id}.jpg`, width: 800, height: 600 }));
    const annotations = images.map(({ id }) => ({ image_id: id, category_id: 1, bbox: [10, 20, 300, 200] }));
    const coco = { images, annotations, categories: [{ id: 1, name: "A" }] };
    const refusal = await reading({ "annotations.json": coco }).catch((error: Error) => error);
    expect(refusal).toMatchObject({
      message: expect.stringContaining("names 300 pictures (0.jpg, 1.jpg, 2.jpg ...), and none of them is there"),
    });
    expect((refusal as Error).message.split("\n")).toHaveLength(2);
  });

  test("XML that is none, and two files of which neither is the usual one", async () => {
    await expect(reading({ "annotations.xml": "<annotations>" })).rejects.toThrow(/annotations\.xml cannot be read/);
    await expect(
      reading({ "a.json": { images: [] }, "b.json": { images: [] }, "package.json": {}, "tsconfig.json": "// none" }),
    ).rejects.toThrow(/several files of annotations \(a\.json, b\.json\)/);
  });
});
