import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrol } from "../../src/commands/enrol.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { blisterscope, refusalOf, type Said } from "../support/command-line.ts";
import { emptyFolder, folderOf } from "../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyStrip, tinyTray, withSmallPack } from "../support/tiny-pictures.ts";

/** Every command is a process that loads a network, also on a machine that has much else to do. */
const PATIENCE = { timeout: 180_000 };
/** Of the pack in the picture that tinyTray draws of one. */
const BOX = [170, 165, 300, 150];
const COLOURS = { red: "red-100", green: "green-100", blue: "blue-100" } as const;

let base: TinyBundle;
beforeAll(async () => {
  base = await makeTinyBundle();
}, PATIENCE.timeout);
afterAll(() => base[Symbol.asyncDispose]());

type Pack = readonly [product: string, colour: keyof typeof COLOURS, box?: readonly number[]];

/** Photographs of these packs, 0.jpg and so on, and annotations.json. */
async function photographs(...packs: readonly Pack[]): Promise<string> {
  const dir = emptyFolder();
  for (const [index, [, colour]] of packs.entries()) writeFileSync(join(dir, `${index}.jpg`), await jpeg(tinyTray(COLOURS[colour])));
  const images = packs.map(([product, , box = BOX], index) => ({
    file: `${index}.jpg`,
    width: 640,
    height: 480,
    instances: [{ product, box }],
  }));
  writeFileSync(join(dir, "annotations.json"), `\ufeff${JSON.stringify({ images })}`);
  return dir;
}

async function enrolling(data: string, ...more: readonly string[]): Promise<Said & { readonly out: string }> {
  const out = join(emptyFolder(), "bundle");
  return { ...(await blisterscope("enrol", "--bundle", base.dir, "--data", data, "--out", out, ...more)), out };
}

describe("one box in the wrong place", PATIENCE, () => {
  const good: readonly Pack[] = [
    ["Red", "red"],
    ["Green", "green"],
    ["Blue", "blue"],
  ];
  const bad: Pack = ["Red", "red", [5000, 5000, 300, 150]];

  test("is left out and named, and the floors are what they are without it", async () => {
    const [without, withIt] = await Promise.all([enrolling(await photographs(...good)), enrolling(await photographs(...good, bad))]);
    expect(without).toMatchObject({ exitCode: 0, stderr: "" });
    expect(without.stdout).toContain("3 packs: 3 found by the program itself, 0 taken as annotated");
    expect(withIt.exitCode).toBe(0);
    expect(withIt.stderr).toBe(
      "3.jpg, pack 1 is skipped: its box [5000, 5000, 300, 150] lies outside the picture, which has 640 x 480 pixels\n",
    );
    expect(withIt.stdout).toContain("left out: 1 (3.jpg, pack 1)");
    const [first, second] = await Promise.all([openBundle(without.out), openBundle(withIt.out)]);
    expect(second.items).toEqual(first.items);
  });

  test("lets --strict enrol nothing, and evaluate end with 1", async () => {
    const data = await photographs(...good, bad);
    const { exitCode, stderr, out } = await enrolling(data, "--strict");
    expect({ exitCode, made: existsSync(out) }).toEqual({ exitCode: 1, made: false });
    expect(stderr).toContain("Nothing is enrolled, as --strict demands.");
    expect((await blisterscope("evaluate", "--bundle", base.dir, "--data", data, "--strict")).exitCode).toBe(1);
    expect((await blisterscope("evaluate", "--bundle", base.dir, "--data", data)).exitCode).toBe(0);
  });
});

test("packs that the program does not find are taken as annotated, and it says that it can never confirm them", PATIENCE, async () => {
  const { exitCode, stdout } = await enrolling(await photographs(["Red", "red"], ["Blue", "blue", [170, 165, 150, 70]]));
  expect(exitCode).toBe(0);
  expect(stdout).toContain("2 packs: 1 found by the program itself, 1 taken as annotated (1.jpg)");
  expect(stdout).toContain("Blue: found by the program itself in no photograph, and so never confirmed in the tray");
});

test("two Thai medicines with the same number stay two items, each confirmed as itself alone", PATIENCE, async () => {
  const data = await photographs(["พาราเซตามอล 500", "red"], ["ไอบูโพรเฟน 500", "blue"]);
  const { exitCode, stderr, out } = await enrolling(data);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect((await openBundle(out)).items.map(({ id, name }) => [id, name])).toEqual([
    ["พาราเซตามอล-500", "พาราเซตามอล 500"],
    ["ไอบูโพรเฟน-500", "ไอบูโพรเฟน 500"],
  ]);
  const { totals } = JSON.parse((await blisterscope("evaluate", "--bundle", out, "--data", data, "--json")).stdout);
  expect(totals).toMatchObject({ confirmed: { count: 2, n: 2 } });
});

test("a folder for each product is enough, and formulary.csv says the rest", PATIENCE, async () => {
  const data = folderOf({
    "Red 100/1.jpg": await jpeg(tinyTray("red-100")),
    "Red 100/2.jpg": await jpeg(tinyTray("red-100", "red-100")),
    "blue-100/1.jpg": await jpeg(tinyTray("blue-100")),
    "blue-100/empty.jpg": await jpeg(tinyTray()),
    "formulary.csv":
      "id,name,strength,form,gtin,look-alikes,reveal\nblue-100,Blueamol,100 mg,tablet,8850123456787,red-100; green-100,after_confirm\n",
  });
  const { exitCode, stdout, stderr, out } = await enrolling(data);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^blue-100\/empty\.jpg is skipped: no pack is found in it/);
  expect(stdout).toContain("4 packs: 4 found by the program itself, 0 taken as annotated");
  const { items } = await openBundle(out);
  expect(items).toMatchObject([
    {
      id: "blue-100",
      name: "Blueamol",
      strength: "100 mg",
      form: "tablet",
      ...{ gtins: ["8850123456787"], lookAlikes: [{ item: "red-100" }], reveal: "after_confirm" },
    },
    { id: "red-100", name: "Red 100", strength: "", form: "", lookAlikes: [] },
  ]);
});

test("boxes are where viewers show the pack, whichever way the camera was held", PATIENCE, async () => {
  const shown = await jpeg(withSmallPack(tinyTray(), "red-100", { left: 60, top: 80, length: 300 }));
  const stored = { 3: 180, 6: 270 };
  const images = Object.entries(stored).map(([orientation]) => ({
    file: `${orientation}.jpg`,
    width: 640,
    height: 480,
    instances: [{ product: "Red", box: [60, 80, 300, 150] }],
  }));
  const asStored = { file: "6.jpg", width: 480, height: 640, instances: [{ product: "Red", box: [80, 280, 150, 300] }] };
  const files: Record<string, Buffer | string> = { "annotations.json": JSON.stringify({ images: [...images, asStored] }) };
  for (const [orientation, turn] of Object.entries(stored))
    files[`${orientation}.jpg`] = await sharp(shown)
      .rotate(turn)
      .withMetadata({ orientation: Number(orientation) })
      .jpeg({ quality: 95 })
      .toBuffer();
  const { exitCode, stdout, stderr } = await enrolling(folderOf(files));
  expect(exitCode).toBe(0);
  expect(stdout).toContain("2 packs: 2 found by the program itself, 0 taken as annotated");
  expect(stderr).toMatch(/^6\.jpg is skipped: it is annotated as 480 x 640, which is how the file stores it/);
});

test("a strip of 1 : 6 is enrolled and confirmed", PATIENCE, async () => {
  const data = folderOf({ "red/1.jpg": await jpeg(tinyStrip("red-100", 5.8)), "blue/1.jpg": await jpeg(tinyStrip("blue-100", 5.8)) });
  const { stdout, out } = await enrolling(data);
  expect(stdout).not.toContain("not even");
  const { totals } = JSON.parse((await blisterscope("evaluate", "--bundle", out, "--data", data, "--json")).stdout);
  expect(totals).toMatchObject({ confirmed: { count: 2, n: 2 } });
});

describe("before the first photograph is read", PATIENCE, () => {
  test("a link to an empty folder is tried, and then filled", async () => {
    const parent = emptyFolder();
    mkdirSync(join(parent, "empty"));
    symlinkSync("empty", join(parent, "link"));
    const data = await photographs(["Red", "red"], ["Blue", "blue"]);
    const said = await blisterscope("enrol", "--bundle", base.dir, "--data", data, "--out", join(parent, "link"));
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readdirSync(join(parent, "empty"))).toContain("card.json");
    expect(readFileSync(join(parent, "link/card.json"), "utf8")).toContain('"Enrolled from');
  });

  test("a place that cannot be written is refused", async () => {
    const refusal = await refusalOf(enrol, "--data", "/nowhere", "--out", "/proc/bundle", "--bundle", base.dir);
    expect(refusal).toMatchObject({ code: "DATA_DIR_UNUSABLE" });
  });

  test("two products that would be one item are refused", async () => {
    const data = await photographs(["Red (500)", "red"], ["Red 500", "blue"]);
    const refusal = await refusalOf(enrol, "--data", data, "--out", join(emptyFolder(), "out"), "--bundle", base.dir);
    expect(refusal).toMatchObject({ name: "UsageError", message: expect.stringContaining('"Red (500)" and "Red 500" would be one item') });
  });
});

describe("a folder as a hospital has it, with much that cannot be used", PATIENCE, () => {
  test("is enrolled all the same: each thing left out is named with the reason, and the items that look the same as a pair", async () => {
    const red = await jpeg(tinyTray("red-100"));
    const one = (file: string, product: string, box = BOX) => ({ file, width: 640, height: 480, instances: [{ product, box }] });
    const images = [
      one("red.jpg", "Red"),
      one("rot.jpg", "Rot"),
      one("blue.jpg", "Blue"),
      one("torn.jpg", "Blue"),
      one("empty.jpg", "Blue"),
      { ...one("both.jpg", "Green"), instances: ["Green", "Grün"].map((product) => ({ product, box: BOX })) },
      one("nameless.jpg", "???"),
      one("gone.jpg", "Blue"),
    ];
    const data = folderOf({
      "annotations.json": JSON.stringify({ images }),
      "red.jpg": red,
      "rot.jpg": red,
      "blue.jpg": await jpeg(tinyTray("blue-100")),
      "torn.jpg": red.subarray(0, red.length / 2),
      "empty.jpg": await jpeg(tinyTray()),
      "both.jpg": await jpeg(tinyTray("green-100")),
      "nameless.jpg": red,
    });
    const { exitCode, stdout, stderr, out } = await enrolling(data);
    expect(exitCode).toBe(0);
    expect(stderr.trim().split("\n").sort()).toEqual([
      expect.stringMatching(/^both\.jpg, pack 1 is skipped: its box is Grün's too$/),
      expect.stringMatching(/^both\.jpg, pack 2 is skipped: its box is Green's too$/),
      expect.stringMatching(/^empty\.jpg, pack 1 is skipped: its box .* shows no pack/),
      expect.stringMatching(/^gone\.jpg is skipped: /),
      expect.stringMatching(/^nameless\.jpg, pack 1 is skipped: "\?\?\?" has no letter or digit/),
      expect.stringMatching(/^torn\.jpg is skipped: it /),
    ]);
    expect(stdout).toContain("Red and Rot look the same to the camera: the same product twice?");
    expect(stdout).toMatch(/^rot +side-1 +1 +red side-1 +0\.00 +print or barcode decides: the same as Red$/m);
    const { items } = await openBundle(out);
    expect(items.map(({ id, inseparable }) => [id, inseparable])).toEqual([
      ["blue", []],
      ["red", ["rot"]],
      ["rot", ["red"]],
    ]);
    expect(await sharp(join(out, "faces-1.png")).metadata()).toMatchObject({ format: "png" });
  });
});
