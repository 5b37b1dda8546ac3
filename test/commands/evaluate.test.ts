import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "../../src/commands/evaluate.ts";
import { blisterscope, refusalOf, type Said } from "../support/command-line.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, type TinyItem, tinyTray } from "../support/tiny-pictures.ts";

/** The command is a process that loads a network, also on a machine that has much else to do. */
const PATIENCE = 180_000;

const PHOTOGRAPHS: Readonly<Record<string, TinyItem | "strange">> = {
  "red-100/1.jpg": "red-100",
  "red-100/2.jpg": "red-100",
  "blue-100/1.jpg": "blue-100",
  "green-100/tray-frame-1.jpg": "green-100",
  "green-100/tray-frame-2.jpg": "green-100",
  "green-100/tray-frame-3.jpg": "green-100",
  "Strange/1.jpg": "strange",
};

let bundle: TinyBundle;
let parent: string;
let data: string;
let out: string;
let said: Said;
beforeAll(async () => {
  bundle = await makeTinyBundle();
  parent = await mkdtemp(join(tmpdir(), "evaluated-"));
  [data, out] = [join(parent, "photographs"), join(parent, "report")];
  for (const [file, pack] of Object.entries(PHOTOGRAPHS)) {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    writeFileSync(join(data, file), await jpeg(tinyTray(pack)));
  }
  said = await blisterscope("evaluate", "--bundle", bundle.dir, "--data", data, "--disturb", "2", "--out", out, "--json");
}, PATIENCE);
afterAll(async () => {
  await bundle[Symbol.asyncDispose]();
  await rm(parent, { recursive: true, force: true });
});

describe("evaluating a hospital's own packs", () => {
  test("prints as JSON what it writes, and writes a report with its drawings", () => {
    expect(said.exitCode).toBe(0);
    expect(said.stderr).toContain("written: evaluation.md");
    expect(readdirSync(out).toSorted()).toEqual(["coverage.png", "evaluation.json", "evaluation.md", "items.png", "known-ness.png"]);
    expect(JSON.parse(said.stdout)).toEqual(JSON.parse(readFileSync(join(out, "evaluation.json"), "utf8")));
    for (const drawing of ["coverage", "items", "known-ness"])
      expect(readFileSync(join(out, "evaluation.md"), "utf8")).toContain(`(${drawing}.png)`);
  });

  test("shows each photograph also in its copies, which are no packs of their own", () => {
    const { data: shown, instances, totals } = JSON.parse(said.stdout);
    expect(shown).toMatchObject({ photographs: 7, packs: 7, copies: 2 });
    expect(instances.map(({ copy }: { copy: number }) => copy)).toEqual(Array(7).fill([0, 1, 2]).flat());
    expect(totals.correct).toMatchObject({ n: 18, independent: 4 });
  });

  test("confirms the right packs as photographed, and none when its item is left out", () => {
    const { instances, totals, strangers } = JSON.parse(said.stdout);
    const photographed = instances.filter(({ copy, inFormulary }: { copy: number; inFormulary: boolean }) => copy === 0 && inFormulary);
    for (const { verdict } of photographed) expect(verdict).toEqual({ look: "match" });
    expect(totals.unenrolledConfirmed).toMatchObject({ count: 0, n: 18 });
    expect(strangers.aurocLeftOut).toBeGreaterThan(0.9);
  });

  test("counts products that the bundle does not know as strangers", () => {
    const { totals, strangers } = JSON.parse(said.stdout);
    expect(strangers.unlisted).toMatchObject([{ product: "Strange" }]);
    expect(totals.strangersConfirmed).toMatchObject({ count: 0, n: 3, independent: 1 });
  });

  test("settles the frames of a presentation together, in each copy", () => {
    const { presentations } = JSON.parse(said.stdout);
    expect(presentations.endings).toMatchObject([
      { presentation: "green-100/tray", copy: 0, frames: 3, verdict: { look: "match" } },
      { copy: 1, frames: 3 },
      { copy: 2, frames: 3 },
    ]);
  });
});

describe("before the first photograph is read", () => {
  test.each([
    ["a folder that cannot be made", ["--out", "package.json/report"], "--out package.json/report cannot be written"],
    ["a number of copies that is none", ["--disturb", "some"], "It must be a whole number from 0 to 100"],
  ])("%s is refused", async (_, options, sentence) => {
    expect(await refusalOf(evaluate, "--data", data, "--bundle", bundle.dir, ...options)).toMatchObject({
      message: expect.stringContaining(sentence),
    });
  });
});
