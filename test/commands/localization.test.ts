import { existsSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localization } from "../../src/commands/localization.ts";
import { METHODS } from "../../src/domain/evidence/cam/methods.ts";
import { blisterscope, refusalOf } from "../support/command-line.ts";
import { emptyFolder } from "../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyTray } from "../support/tiny-pictures.ts";

/** A command is a process that loads a network, also on a machine that has much else to do. */
const PATIENCE = { timeout: 180_000 };
const DEMO = "models/demo/localization";
const ROWS = [...Object.keys(METHODS), "Score-CAM", "centre point", "centre box", "whole image"];

let bundle: TinyBundle;
beforeAll(async () => {
  bundle = await makeTinyBundle();
});
afterAll(() => bundle[Symbol.asyncDispose]());

/** One pack, then two: as tinyTray() draws them. */
async function trays(product = "Red 100"): Promise<string> {
  const data = emptyFolder();
  writeFileSync(join(data, "1.jpg"), await jpeg(tinyTray("red-100")));
  writeFileSync(join(data, "2.jpg"), await jpeg(tinyTray("red-100", "blue-100")));
  const alone = { product, box: [170, 165, 300, 150], components: { name: [208, 180, 224, 120] } };
  const beside = [
    { product, box: [40, 180, 240, 120] },
    { product: product.replace("Red", "Blue"), box: [360, 180, 240, 120] },
  ];
  annotate(data, { "1.jpg": [alone], "2.jpg": beside });
  return data;
}

function annotate(data: string, pictures: Readonly<Record<string, readonly object[]>>): void {
  const images = Object.entries(pictures).map(([file, instances]) => ({ file, width: 640, height: 480, instances }));
  writeFileSync(join(data, "annotations.json"), JSON.stringify({ images }));
}

/** A figure of a report by its table, its name and its method. */
function figureOf(report: { readonly figures: readonly Record<string, unknown>[] }, table: string, name: string, method = "Grad-CAM") {
  return report.figures.find((one) => one["table"] === table && one["figure"] === name && one["method"] === method);
}

test("writes tables for people and programs and a panel, and finds every pack of a network that sees colours", PATIENCE, async () => {
  const out = join(emptyFolder(), "out");
  const options = [
    "--bundle",
    bundle.dir,
    "--data",
    await trays(),
    "--changed",
    "1",
    "--random",
    join(bundle.dir, "backbone.onnx"),
    "--out",
    out,
  ];
  expect(await blisterscope("benchmark", "localization", ...options)).toMatchObject({ exitCode: 0, stdout: "" });

  const report = JSON.parse(await readFile(join(out, "localization.json"), "utf8"));
  expect(report).toMatchObject({
    data: { pictures: 2, packs: 3, items: 2 },
    located: { count: 3, n: 3 },
    distinctMaps: { n: 72 },
    finiteMaps: { count: 33, n: 33 },
  });
  expect(report.identityError).toBeLessThan(1e-6);
  const figure = (table: string, name: string, method?: string) => figureOf(report, table, name, method);
  expect(figure("pack", "points at the pack")).toMatchObject({ value: 1, n: 3, high: 1 });
  expect(figure("pack", "points at a component")).toMatchObject({ n: 1 });
  expect(figure("scene", "points at the ordered one of two packs")).toMatchObject({ value: 1, n: 2 });
  expect(figure("scene", "points at the ordered one of two packs", "Score-CAM")).toMatchObject({ n: 2 });
  expect(figure("scene", "points at the ordered one of two packs", "whole image")).toBeUndefined();
  expect(figure("pack", "energy inside the pack", "centre point")).toBeUndefined();
  expect(figure("faithfulness", "ROAD combined")).toMatchObject({ n: 1, value: expect.any(Number) });

  // The "random" network is the bundle's own: nothing of its map changes.
  expect(figure("sanity", "rank correlation with random weights' map")).toMatchObject({ n: 3, value: expect.closeTo(1, 9) });

  const markdown = await readFile(join(out, "localization.md"), "utf8");
  for (const row of ROWS) expect(markdown).toContain(`| ${row} | `);
  const lines = (await readFile(join(out, "localization.csv"), "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(1 + report.figures.length);
  expect((await sharp(join(out, "localization.png")).metadata()).width).toBeGreaterThan(7 * 224);
});

test("cuts out a pack that the daemon would not have located as it is annotated, and says so", PATIENCE, async () => {
  const data = emptyFolder();
  writeFileSync(join(data, "1.jpg"), await jpeg(tinyTray("red-100", "blue-100")));
  const [found, overlooked] = [
    { product: "Red 100", box: [40, 180, 240, 120] },
    { product: "Blue 100", box: [360, 180, 120, 60] },
  ];
  annotate(data, { "1.jpg": [found, overlooked] });
  const out = join(emptyFolder(), "out");
  const few = ["--changed", "0", "--score-cam", "0"];
  await blisterscope("benchmark", "localization", "--bundle", bundle.dir, "--data", data, "--out", out, ...few);

  const report = JSON.parse(await readFile(join(out, "localization.json"), "utf8"));
  expect(report).toMatchObject({ data: { packs: 2 }, located: { count: 1, n: 2 } });
  expect(figureOf(report, "pack", "points at the pack", "centre point")).toMatchObject({ hits: 2, n: 2 });
  expect(figureOf(report, "scene", "MaxBoxAccV2")).toMatchObject({ n: 2 });
  expect(figureOf(report, "sanity", "rank correlation with a shuffled head's map")).toMatchObject({ n: 2 });
  expect(await readFile(join(out, "localization.md"), "utf8")).toContain("1 of 2 packs were located");
});

test("has its own help", PATIENCE, async () => {
  const { exitCode, stdout } = await blisterscope("benchmark", "localization", "--help");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Usage: blisterscope benchmark localization");
});

describe("what cannot be measured is refused with a sentence:", PATIENCE, () => {
  test.each([
    ["no annotations", () => Promise.resolve(emptyFolder()), [], "There is no file "],
    ["packs that the bundle does not know", () => trays("Blue Aspirin"), [], "Enrol its packs first"],
    ["no number", trays, ["--limit", "all"], "argument 'all' is invalid. It must be a whole number of at least 1"],
    ["less than nothing", trays, ["--changed", "-1"], "--changed"],
    ["half a picture", trays, ["--score-cam", "0.5"], "--score-cam"],
  ])("%s", async (_, data, options, sentence) => {
    const refusal = await refusalOf(localization, "--bundle", bundle.dir, "--data", await data(), ...options);
    expect(refusal).toMatchObject({ name: expect.stringMatching(/^(Usage|Commander)Error$/), message: expect.stringContaining(sentence) });
  });

  test("pictures of which none can be used", async () => {
    const data = await trays();
    for (const file of ["1.jpg", "2.jpg"]) writeFileSync(join(data, file), "not a picture");
    const said = await blisterscope("benchmark", "localization", "--bundle", bundle.dir, "--data", data);
    expect(said).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("There is nothing to measure") });
    expect(said.stderr).toMatch(/^1\.jpg is skipped: it is not a whole JPEG/m);
  });
});

test("the pictures that come with the program are there", () => {
  expect(existsSync(join(DEMO, "annotations.json"))).toBe(true);
});
