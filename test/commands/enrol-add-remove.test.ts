import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrol } from "../../src/commands/enrol.ts";
import { type Bundle, openBundle } from "../../src/vision/bundle/bundle.ts";
import { blisterscope, refusalOf, type Said } from "../support/command-line.ts";
import { folderOf } from "../support/folder.ts";
import { makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";
import { jpeg, tinyStrip, tinyTray } from "../support/tiny-pictures.ts";

/** Every command is a process that loads a network, also on a machine that has much else to do. */
const PATIENCE = { timeout: 300_000 };

const RED = { "Red 100/1.jpg": await jpeg(tinyTray("red-100")) };
const GREEN = { "Green 100/1.jpg": await jpeg(tinyTray("green-100")), "Green 100/2.jpg": await jpeg(tinyStrip("green-100", 3)) };
const BLUE = { "blue-100/1.jpg": await jpeg(tinyTray("blue-100")) };
const ABOUT_RED = "id,name,strength,form,look-alikes\nred-100,Redamol,100 mg,tablet,green-100\n";
const ABOUT_BLUE = "id,name,strength,form,look-alikes\nblue-100,Blueamol,50 mg,capsule,red-100\n";

let parent: string;
let base: TinyBundle;
let old: string;
let before: Readonly<Record<string, string>>;
let added: Said & { readonly out: string };
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "adding-"));
  base = await makeTinyBundle();
  ({ out: old } = await enrolling("--bundle", base.dir, "--data", photographs({ ...RED, ...GREEN, "formulary.csv": ABOUT_RED })));
  before = contentOf(old);
  added = await enrolling("--bundle", old, "--add", "--data", photographs({ ...BLUE, "formulary.csv": ABOUT_BLUE }));
}, PATIENCE.timeout);
afterAll(async () => {
  await base[Symbol.asyncDispose]();
  rmSync(parent, { recursive: true, force: true });
});

/** A place of its own, there until the last test has ended. */
function place(): string {
  return mkdtempSync(join(parent, "photographs-"));
}

function photographs(files: Readonly<Record<string, Uint8Array | string>>): string {
  return folderOf(files, place());
}

async function enrolling(...args: readonly string[]): Promise<Said & { readonly out: string }> {
  const out = join(place(), "bundle");
  return { ...(await blisterscope("enrol", ...args, "--out", out)), out };
}

function contentOf(dir: string): Readonly<Record<string, string>> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "base64")]));
}

/** What tells the bundle's packs apart, without what names its pictures. */
function learnedIn({ head, card: { calibration }, items }: Bundle) {
  return { head, calibration, items };
}

describe("adding to an enrolled bundle", PATIENCE, () => {
  test("gives the very bundle that enrolling everything at once gives", async () => {
    expect(added).toMatchObject({ exitCode: 0, stderr: "" });
    const all = photographs({ ...RED, ...GREEN, ...BLUE, "formulary.csv": `${ABOUT_RED}${ABOUT_BLUE.split("\n")[1]}\n` });
    const { out } = await enrolling("--bundle", base.dir, "--data", all);
    const [inSteps, atOnce] = await Promise.all([openBundle(added.out), openBundle(out)]);
    expect(learnedIn(inSteps)).toEqual(learnedIn(atOnce));
    expect(inSteps.card.photographs).toEqual(atOnce.card.photographs);
  });

  test("keeps what people say of the old items, and takes what they say of the new ones", async () => {
    expect((await openBundle(added.out)).items).toMatchObject([
      { id: "blue-100", name: "Blueamol", strength: "50 mg", form: "capsule", lookAlikes: [{ item: "red-100" }] },
      { id: "green-100", name: "Green 100", strength: "" },
      { id: "red-100", name: "Redamol", strength: "100 mg", form: "tablet", lookAlikes: [{ item: "green-100" }] },
    ]);
  });

  test("leaves the old bundle as it was", () => {
    expect(contentOf(old)).toEqual(before);
  });

  test("tells where all of it comes from", async () => {
    const { card } = await openBundle(added.out);
    expect(card.name).toMatch(/^Enrolled from [\w-]+, [\w-]+$/);
    expect(card.provenance.data).toBe("4 packs in 4 photographs; network: drawn by the tests");
  });

  test("takes another photograph of a known item beside those it has, and the same one only once", async () => {
    const more = photographs({ "red-100/1.jpg": await jpeg(tinyStrip("red-100", 2.1)), "red-100/again.jpg": RED["Red 100/1.jpg"] });
    const { exitCode, stderr, out } = await enrolling("--bundle", old, "--add", "--data", more);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("red-100/again.jpg is skipped: it is the same photograph as Red 100/1.jpg\n");
    const { card } = await openBundle(out);
    expect(card.photographs.filter(({ item }) => item === "red-100")).toHaveLength(2);
    expect(card.items.find(({ id }) => id === "red-100")).toMatchObject({ name: "Redamol", strength: "100 mg" });
  });

  test("replaces an item that is removed in the same breath", async () => {
    const anew = photographs({ "Green 100/1.jpg": await jpeg(tinyStrip("green-100", 2.5)) });
    const { exitCode, out } = await enrolling("--bundle", old, "--add", "--data", anew, "--remove", "green-100");
    expect(exitCode).toBe(0);
    const { card } = await openBundle(out);
    expect(card.photographs.map(({ item }) => item)).toEqual(["green-100", "red-100"]);
  });

  test("refuses another product that would become a known item", async () => {
    const data = photographs({ "Green (100)/1.jpg": await jpeg(tinyTray("blue-100")) });
    const refusal = await refusalOf(enrol, "--bundle", old, "--add", "--data", data, "--out", join(place(), "out"));
    expect(refusal).toMatchObject({
      name: "UsageError",
      message: expect.stringContaining('"Green 100" and "Green (100)" would be one item'),
    });
  });
});

describe("removing from an enrolled bundle", PATIENCE, () => {
  test("gives the very bundle that was enrolled without the item, and drops it from the look-alikes", async () => {
    const { exitCode, stdout, out } = await enrolling("--bundle", added.out, "--remove", "green-100");
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("green-100");
    const without = photographs({ ...RED, ...BLUE, "formulary.csv": `${ABOUT_RED}${ABOUT_BLUE.split("\n")[1]}\n` });
    const [removed, never] = await Promise.all([openBundle(out), enrolling("--bundle", base.dir, "--data", without)]);
    expect(learnedIn(removed)).toEqual(learnedIn(await openBundle(never.out)));
    expect(removed.items.find(({ id }) => id === "red-100")?.lookAlikes).toEqual([]);
  });

  test.each([
    ["an unknown item", ["--remove", "gren-100"], "--remove gren-100: this bundle has no such item. Nearest to it: green-100"],
    ["all items", ["--remove", "green-100", "red-100"], "the bundle would know nothing"],
    ["items, with photographs to do something with", ["--remove", "green-100", "--data", "x"], "Say --add too"],
    ["nothing, and adding nothing", ["--add"], "name it with --data"],
  ])("is refused for %s", async (_, args, sentence) => {
    const refusal = await refusalOf(enrol, "--bundle", old, ...args, "--out", join(place(), "out"));
    expect(refusal).toMatchObject({ name: "UsageError", message: expect.stringContaining(sentence) });
  });
});

test("a bundle that was made by training says what to do instead", PATIENCE, async () => {
  const data = photographs(BLUE);
  for (const args of [
    ["--add", "--data", data],
    ["--remove", "red-100"],
  ])
    expect(await refusalOf(enrol, "--bundle", base.dir, ...args, "--out", join(place(), "out"))).toMatchObject({
      name: "UsageError",
      message: expect.stringContaining("Enrol all your photographs at once, without --add and --remove"),
    });
});
