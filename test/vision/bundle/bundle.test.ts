import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { formatSafetensors, parseSafetensors } from "../../../src/vision/bundle/safetensors.ts";
import { changeCard, makeTinyBundle, replaceFile } from "../../support/tiny-bundle.ts";

let dir: string;
beforeEach(async () => {
  const bundle = await makeTinyBundle();
  dir = bundle.dir;
  return () => bundle[Symbol.asyncDispose]();
});

const refusal = () =>
  openBundle(dir).then(
    () => expect.unreachable("the bundle was accepted"),
    (error: unknown) => error,
  );

async function refused(...sentences: (string | RegExp)[]): Promise<void> {
  const error = await refusal();
  expect(error).toMatchObject({ code: "BUNDLE_INVALID" });
  for (const sentence of sentences) expect(error).toMatchObject({ detail: expect.stringMatching(sentence) });
}

describe("a good bundle", () => {
  test("opens with its items, its head and its geometry", async () => {
    const bundle = await openBundle(dir);
    expect(bundle.items.map(({ id }) => id)).toEqual(["red-100", "green-100", "blue-100"]);
    expect(bundle.head).toMatchObject({
      space: { channels: 6, residualGain: 1 },
      temperature: 0.1,
      rows: [{ item: "red-100", face: "front" }, {}, {}],
    });
    expect(bundle.head.directions).toHaveLength(18);
    expect(bundle.head.familiarity).toEqual({ bias: -42, nearness: 50, lead: 0 });
    expect(bundle.geometry).toEqual({ side: 64, margin: 0.04, fill: [124, 116, 104] });
    expect(bundle.backbone).toBe(join(dir, "backbone.onnx"));
    expect(bundle.locator).toBe(join(dir, "locator.onnx"));
    expect(bundle.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("may lie behind a link, as the current one of several", async () => {
    await symlink(dir, `${dir}-current`);
    onTestFinished(() => rm(`${dir}-current`));
    await expect(openBundle(`${dir}-current`)).resolves.toMatchObject({ card: { name: "Tiny formulary" } });
  });

  test("is another one when any byte of its card is", async () => {
    const { hash } = await openBundle(dir);
    await changeCard(dir, (card) => ({ ...card, version: "1.0.1" }));
    expect((await openBundle(dir)).hash).not.toBe(hash);
  });
});

describe("files that are not what the card says", () => {
  test("a folder that is not there", async () => {
    dir = join(dir, "nowhere");
    await refused("nowhere/card.json cannot be read", "Set vision.bundle");
  });

  test("a missing file", async () => {
    await rm(join(dir, "golden/red-100.jpg"));
    await refused("golden/red-100.jpg: named by card.json, but missing", "Copy the whole bundle again");
  });

  test("a truncated file", async () => {
    await truncate(join(dir, "backbone.onnx"), 1000);
    await refused("backbone.onnx: its sha256 is [0-9a-f]{64}, card.json says");
  });

  test("a file with one wrong byte", async () => {
    const head = await readFile(join(dir, "head.safetensors"));
    await writeFile(join(dir, "head.safetensors"), head.with(-1, 77));
    await refused("head.safetensors: its sha256 is", "copy the whole bundle again");
  });

  test("a file that the card does not name", async () => {
    await mkdir(join(dir, "extra"));
    await writeFile(join(dir, "extra/notes.txt"), "hello");
    await refused("extra/notes.txt: not named by card.json");
  });

  test("a link in a file's place, whatever it points to", async () => {
    await rename(join(dir, "backbone.onnx"), `${dir}.onnx`);
    onTestFinished(() => rm(`${dir}.onnx`));
    await symlink(`${dir}.onnx`, join(dir, "backbone.onnx"));
    await refused("backbone.onnx: is a link");
  });

  test("a linked folder", async () => {
    await symlink("/etc", join(dir, "etc"));
    await refused("etc: is a link");
  });
});

describe("a card that does not fit", () => {
  test("is not JSON", async () => {
    await truncate(join(dir, "card.json"), 300);
    await refused("card.json is not JSON", "Copy the whole bundle again");
  });

  test("is not even an object", async () => {
    await writeFile(join(dir, "card.json"), "[]");
    await refused("card.json has no schema");
  });

  test("is of another schema version: both are named", async () => {
    await changeCard(dir, (card) => ({ ...card, schema: "blisterscope.bundle/3" }));
    await refused('has schema "blisterscope.bundle/3", this program reads "blisterscope.bundle/2"');
  });

  test("has a key that nobody knows", async () => {
    await changeCard(dir, (card) => ({ ...card, input: { ...card.input, sidee: 64 } }));
    await refused("card.json does not fit its schema", /sidee[\s\S]*input/);
  });

  test.each(["Red-100", "red 100", "../red", ".red", "re\u0301d"])("has the item id %s", async (id) => {
    await changeCard(dir, (card) => ({ ...card, items: card.items.map((item, index) => (index === 0 ? { ...item, id } : item)) }));
    await refused("an item's id consists of");
  });

  test("has a GTIN whose check digit is wrong", async () => {
    await changeCard(dir, (card) => ({ ...card, items: card.items.map((item) => ({ ...item, gtin: "4006381333930" })) }));
    await refused("the last digit of this GTIN should be 1");
  });

  test("lacks a key", async () => {
    await changeCard(dir, ({ calibration: _, ...card }) => card);
    await refused("calibration");
  });

  test.each([
    "../backbone.onnx",
    "/etc/passwd",
    "golden/../../x",
    "./backbone.onnx",
    "golden\\x.jpg",
    ".hidden",
    "golden/.hidden",
    "golden/re\u0301d",
  ])("has the path %s", async (file) => {
    await changeCard(dir, (card) => ({ ...card, backbone: { ...card.backbone, file } }));
    await refused("a file's path is", /backbone\.file/);
  });
});

describe("a card that contradicts itself", () => {
  const face = { item: "purple-100", face: "front" };

  test("has an item twice", async () => {
    await changeCard(dir, (card) => ({ ...card, items: [...card.items, ...card.items.slice(0, 1)] }));
    await refused("red-100 is listed more than once");
  });

  test("speaks of an item that is not there, wherever it does", async () => {
    await changeCard(dir, (card) => ({
      ...card,
      head: { ...card.head, rows: [...card.head.rows, face] },
      golden: [...card.golden, { file: "golden/strange.jpg", item: null, ordered: "purple-100" }],
      items: card.items.map((item) => ({
        ...item,
        lookAlikes: [{ item: "purple-100", marginFloor: 0.1 }],
        inseparable: ["purple-100"],
        faces: [{ face: "front", identity: true, nearest: { ...face, cosine: 0.3 } }],
      })),
    }));
    const mentions = [/head\.rows\[3]/, /golden\[4]/, /lookAlikes of red-100/, /inseparable of red-100/, /nearest of red-100\/front/];
    await refused(...mentions.map((where) => new RegExp(`${where.source}: purple-100 is not one of the items`)));
  });

  test("has an item without a row", async () => {
    await changeCard(dir, (card) => ({
      ...card,
      head: { ...card.head, rows: card.head.rows.slice(1) },
    }));
    await refused("head.rows: none for red-100");
  });

  test("has a row of a face that its item does not have", async () => {
    await changeCard(dir, (card) => ({
      ...card,
      head: { ...card.head, rows: card.head.rows.map(({ item }) => ({ item, face: "back" })) },
    }));
    await refused(/head\.rows\[0]: back is not one of the faces of red-100/);
  });

  test("has no empty tray, or none with a pack", async () => {
    await changeCard(dir, (card) => ({ ...card, trays: card.trays.filter(({ packs }) => packs.length > 0) }));
    await refused("trays: name an empty one, and one with a pack");
  });

  test("speaks of a locator or a tray whose hash is missing", async () => {
    await changeCard(dir, (card) => ({
      ...card,
      locator: { ...card.locator, file: "other.onnx" },
      trays: [...card.trays, { file: "trays/9.jpg", packs: [] }],
    }));
    await refused("the hash of other.onnx is missing", "the hash of trays/9.jpg is missing");
  });

  test("speaks of a file whose hash is missing", async () => {
    await changeCard(dir, (card) => ({ ...card, backbone: { ...card.backbone, file: "other.onnx" } }));
    await refused("the hash of other.onnx is missing");
  });
});

describe("a head that does not fit the card", () => {
  const change = async (name: string, shape: number[], values = new Float32Array(shape.reduce((a, b) => a * b, 1))) => {
    const tensors = Object.fromEntries(parseSafetensors(await readFile(join(dir, "head.safetensors"))));
    await replaceFile(dir, "head.safetensors", formatSafetensors({ ...tensors, [name]: { shape, values } }));
  };

  test.each([
    ["basis", [6, 5], "[6, 6]"],
    ["gains", [4], "[6]"],
    ["residualGain", [2], "[1]"],
    ["center", [1, 6], "[6]"],
    ["directions", [2, 6], "[3, 6]"],
  ])("has a tensor %s of another shape", async (name, shape, expected) => {
    await change(name, shape);
    const error = await refusal();
    const detail = `head.safetensors tensor "${name}" is [${shape.join(", ")}], card.json expects ${expected}`;
    expect(error).toMatchObject({ code: "BUNDLE_INVALID", detail: expect.stringContaining(detail) });
  });

  test("holds infinities or NaNs", async () => {
    await change("center", [6], Float32Array.of(0, 0, Number.NaN, 0, 0, 0));
    await refused('tensor "center" holds infinities or NaNs');
  });

  test("is no safetensors file", async () => {
    await replaceFile(dir, "head.safetensors", Buffer.from("not a head"));
    await refused("head.safetensors the header should have");
  });
});
