import { copyFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrol } from "../../src/commands/enrol.ts";
import { evaluate } from "../../src/commands/evaluate.ts";
import { explain } from "../../src/commands/explain.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { blisterscope, refusalOf, type Said } from "../support/command-line.ts";
import { emptyFolder } from "../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

const SCENES = "test/data/scenes";
const REAL_FRAMES = "../shared/real-frames";
/** Every command is a process that loads a network, also on a machine that has much else to do. */
const PATIENCE = { timeout: 180_000 };

let base: TinyBundle;
let parent: string;
let out: string;
let enrolment: Said;
beforeAll(async () => {
  base = await makeTinyBundle({ locator: "shipped" });
  parent = await mkdtemp(join(tmpdir(), "enrolled-"));
  out = join(parent, "bundle");
  enrolment = await blisterscope("enrol", "--bundle", base.dir, "--data", SCENES, "--out", out);
}, PATIENCE.timeout);
afterAll(async () => {
  await base[Symbol.asyncDispose]();
  await rm(parent, { recursive: true, force: true });
});

describe("enrolling rendered scenes", () => {
  test("ends well and says what was learned", () => {
    expect(enrolment).toMatchObject({ exitCode: 0, stderr: "" });
    expect(enrolment.stdout).toMatch(/^item +side +photographs/);
    expect(enrolment.stdout).toMatch(/^metformin-850 +side-1 +1 /m);
    expect(enrolment.stdout).toContain(`Enrolled into ${out}`);
    expect(readdirSync(parent)).toEqual(["bundle"]);
  });

  test("makes a bundle of exactly these products on the base bundle's network", async () => {
    const [bundle, from] = await Promise.all([openBundle(out), openBundle(base.dir)]);
    expect(bundle.items.map(({ id }) => id)).toEqual([
      "amoxicillin-500",
      "fluconazole-150",
      "hydralazine-25",
      "ibuprofen-400",
      "loratadine-10",
      "losartan-50",
      "metformin-850",
      "omeprazole-20",
      "prednisolone-5",
      "warfarin-5",
    ]);
    expect(bundle.card.files["backbone.onnx"]).toBe(from.card.files["backbone.onnx"]);
    expect(new Set(bundle.head.rows.map(({ item }) => item)).size).toBe(10);
    expect(bundle.card.input).toEqual(from.card.input);
  });

  test("tells where it comes from and keeps the licence", async () => {
    const [{ card }, from] = await Promise.all([openBundle(out), openBundle(base.dir)]);
    expect(card).toMatchObject({ name: "Enrolled from scenes", version: "1.0.0+enrolled", provisional: true });
    expect(card.provenance.data).toMatch(/^10 packs in 8 photographs; network: drawn by the tests$/);
    expect(card.provenance.recipe).toContain(from.hash);
    expect(card.provenance.licence).toBe("Apache-2.0");
  });

  test("has a reference picture of each pack without its surroundings", async () => {
    const { width, height } = await sharp(join(out, "references/losartan-50.side-1.jpg")).metadata();
    expect(width).toBe(480);
    expect(height).toBeLessThan(340);
    expect(height).toBeGreaterThan(180);
  });

  test("has the items that the network tells apart recognized, and never confirmed as the one next to it", async () => {
    const { card } = await openBundle(out);
    const told = card.items.filter(({ id }) => card.golden.some(({ item }) => item === id));
    expect(told.length).toBeGreaterThanOrEqual(2); // a network that sees little but colours
    for (const { id } of told) {
      const [positive, negative] = card.golden.filter(({ file }) => file === `golden/${id}.jpg`);
      expect(positive).toMatchObject({ item: id });
      expect(negative).toMatchObject({ item: null, ordered: expect.not.stringMatching(id) });
    }
  });
});

describe("evaluating", PATIENCE, () => {
  test("tells of every enrolled pack what was seen, and prints nothing but JSON", async () => {
    const { exitCode, stdout, stderr } = await blisterscope("evaluate", "--bundle", out, "--data", SCENES, "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { instances, totals, skipped, bundle } = JSON.parse(stdout);
    expect(bundle.name).toBe("Enrolled from scenes");
    expect(skipped).toEqual([]);
    expect(instances).toHaveLength(10);
    expect(instances[0]).toMatchObject({
      file: "scene-1.jpg",
      product: "amoxicillin-500",
      box: { x: 209, y: 79, width: 396, height: 418 },
      inFormulary: true,
      knownness: expect.any(Number),
      peakInBox: expect.any(Boolean),
    });
    const right = instances.filter(({ product, best }: { product: string; best: string }) => product === best).length;
    expect(right).toBeGreaterThanOrEqual(2);
    expect(totals.correct).toMatchObject({ count: right, n: 10, share: right / 10 });
    expect(totals.correct.low).toBeLessThan(totals.correct.share);
  });

  test("counts what the formulary lacks as unknown packs", async () => {
    const { stdout } = await blisterscope("evaluate", "--bundle", base.dir, "--data", SCENES, "--json");
    const { totals } = JSON.parse(stdout);
    expect(totals).toMatchObject({ correct: { n: 0, share: null }, strangersConfirmed: { n: 10 } });
  });
});

describe.runIf(existsSync(REAL_FRAMES))("the bundle that comes with the program", () => {
  test("learns real packs, and knows each again, also without its own photograph", PATIENCE, async () => {
    const real = join(emptyFolder(), "real");
    const learned = await blisterscope("enrol", "--data", REAL_FRAMES, "--out", real);
    expect(learned).toMatchObject({ exitCode: 0, stderr: "" });
    const { card } = await openBundle(real);
    expect(card.provenance.figures).toMatchObject([{ name: "enrolled packs, top-1 without their own photograph", n: 25 }]);
    expect(card.provenance.figures[0]?.value).toBeGreaterThanOrEqual(0.9);
    const { totals } = JSON.parse((await blisterscope("evaluate", "--bundle", real, "--data", REAL_FRAMES, "--json")).stdout);
    expect(totals).toMatchObject({ correct: { count: 25, n: 25 }, refused: { count: 0 } });
    expect(totals.located.share).toBeGreaterThanOrEqual(0.95);
    expect(totals.peakInBox.share).toBeGreaterThanOrEqual(0.75);
  });
});
if (!existsSync(REAL_FRAMES)) process.stderr.write(`left out: tests with real photographs, which need ${REAL_FRAMES}\n`);

describe("explaining", PATIENCE, () => {
  test("draws the largest pack and prints its raw map", async () => {
    const png = join(emptyFolder(), "why.png");
    const said = await blisterscope("explain", `${SCENES}/scene-7.jpg`, "--bundle", out, "--out", png, "--json");
    expect(said).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("shows 2 packs: the largest is explained") });
    const explanation = JSON.parse(said.stdout);
    expect(explanation).toMatchObject({ item: expect.any(String), rows: 4, columns: 4, face: expect.stringMatching(/^side-/) });
    expect(explanation.values).toHaveLength(16);
    expect(Math.min(...explanation.values)).toBeGreaterThanOrEqual(0);
    expect(explanation.ranked).toHaveLength(5);
    expect(explanation.box).toHaveLength(4);
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1608 });
  });

  test.each([
    ["Layer-CAM", "Layer-CAM"],
    ["eigen-cam", "Eigen-CAM"],
  ])("explains by %s, and says so", async (asked, method) => {
    const png = join(emptyFolder(), "why.png");
    const question = ["--bundle", out, "--method", asked, "--out", png, "--json"];
    const { exitCode, stdout } = await blisterscope("explain", `${SCENES}/scene-3.jpg`, ...question);
    expect(exitCode).toBe(0);
    const explanation = JSON.parse(stdout);
    expect(explanation).toMatchObject({ item: expect.any(String), method });
    expect(Math.min(...explanation.values)).toBeGreaterThanOrEqual(0);
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1608 });
  });

  test("explains every picture of a folder, and names those it cannot", async () => {
    const folder = emptyFolder();
    for (const scene of ["scene-3", "scene-7"]) copyFileSync(`${SCENES}/${scene}.jpg`, join(folder, `${scene}.jpg`));
    writeFileSync(join(folder, "torn.jpg"), "no picture");
    const drawings = join(folder, "why");
    const said = await blisterscope("explain", folder, "--bundle", out, "--out", drawings, "--json");
    expect(said).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("torn.jpg is skipped: ") });
    expect(JSON.parse(said.stdout)).toMatchObject([{ file: "scene-3.jpg" }, { file: "scene-7.jpg" }]);
    expect(readdirSync(drawings)).toEqual(["scene-3.jpg.png", "scene-7.jpg.png"]);
  });

  test("contrasts two items: what speaks for the one and what for the other", async () => {
    const png = join(emptyFolder(), "why.png");
    const question = ["--item", "warfarin-5", "--versus", "losartan-50", "--out", png, "--json"];
    const { exitCode, stdout } = await blisterscope("explain", `${SCENES}/scene-3.jpg`, "--bundle", out, ...question);
    expect(exitCode).toBe(0);
    const { item, versus, values } = JSON.parse(stdout);
    expect({ item, versus }).toEqual({ item: "warfarin-5", versus: "losartan-50" });
    expect(Math.max(...values)).toBeGreaterThan(0);
    expect(Math.min(...values)).toBeLessThan(0);
    expect(await sharp(png).metadata()).toMatchObject({ width: 1984 });
  });
});

describe("what cannot be done is refused with a sentence:", PATIENCE, () => {
  const scene = `${SCENES}/scene-3.jpg`;

  test.each([
    ["enrol without data", enrol, ["--out", "x"], "Name a folder of photographs with --data"],
    ["enrol without a folder", enrol, ["--data", SCENES], "required option '--out <folder>' not specified"],
    ["evaluate where nothing is annotated", evaluate, ["--data", "test"], "There is no file test/annotations.json"],
    ["explain nothing", explain, ["--json"], "missing required argument 'picture'"],
    ["explain without a use for it", explain, [scene], "--out"],
    ["explain what is not there", explain, ["nowhere.jpg", "--json"], "There is no file nowhere.jpg"],
    ["an unknown item", explain, [scene, "--json", "--item", "aspirin"], "--item aspirin: this bundle knows red-100"],
    ["an item against itself", explain, [scene, "--json", "--item", "red-100", "--versus", "red-100"], "name two items"],
    ["the most probable item against itself", explain, [scene, "--json", "--versus", "blue-100"], "the most probable item itself"],
    [
      "an unknown method",
      explain,
      [scene, "--json", "--method", "x-ray"],
      "'x-ray' is invalid. Allowed choices are grad-cam, grad-cam++, layer-cam",
    ],
    [
      "a contrast by another method",
      explain,
      [scene, "--json", "--item", "red-100", "--versus", "blue-100", "--method", "layer-cam"],
      "leave out --method Layer-CAM",
    ],
    ["an unknown provider", evaluate, ["--data", SCENES, "--provider", "tpu"], "'tpu' is invalid. Allowed choices are cpu, cuda, tensorrt"],
  ])("%s", async (_, command, args, sentence) => {
    const refusal = await refusalOf(command, ...args, "--bundle", base.dir);
    expect(refusal).toMatchObject({ name: expect.stringMatching(/^(Usage|Commander)Error$/), message: expect.stringContaining(sentence) });
  });

  test("a folder that is used", async () => {
    expect(await refusalOf(enrol, "--data", SCENES, "--out", out, "--bundle", base.dir)).toMatchObject({
      detail: expect.stringContaining("is not empty"),
    });
  });

  test("a picture without a pack", async () => {
    const file = join(emptyFolder(), "empty.jpg");
    writeFileSync(file, await jpeg(tinyTray()));
    expect(await refusalOf(explain, file, "--json", "--bundle", base.dir)).toMatchObject({
      message: expect.stringContaining("shows no pack"),
    });
  });

  test("pictures of which none can be used", async () => {
    const data = emptyFolder();
    const instances = [{ product: "Red 100", box: [1, 1, 10, 10] }];
    writeFileSync(join(data, "annotations.json"), JSON.stringify({ images: [{ file: "gone.jpg", width: 640, height: 480, instances }] }));
    const { exitCode, stdout, stderr } = await blisterscope("enrol", "--data", data, "--out", join(data, "out"), "--bundle", base.dir);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^gone\.jpg is skipped: ENOENT/);
    expect(stderr).toContain("There is nothing to enrol");
  });
});
