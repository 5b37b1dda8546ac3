import { appendFile, cp, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { create } from "tar";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { installUpdate, refuseLoss, rollBackUpdate } from "../../src/enrolment/updates/install-update.ts";
import { compare } from "../../src/enrolment/updates/shadow.ts";
import { readBundle, usedBundle } from "../../src/enrolment/updates/used-bundle.ts";
import { lockFolder } from "../../src/files/lock.ts";
import { openBundle } from "../../src/vision/bundle/bundle.ts";
import { signBundle } from "../../src/vision/bundle/signature.ts";
import { cabinetIn, killUpdates, UNASKED } from "../faults/update-kills.ts";
import { blisterscope } from "../support/command-line.ts";
import { emptyFolder } from "../support/folder.ts";
import { signedArchive } from "../support/signed-archive.ts";
import { changeCard } from "../support/tiny-bundle.ts";

async function cabinet() {
  const folder = emptyFolder();
  const { config, keys, archives } = await cabinetIn(folder);
  const { vision } = loadConfig(config);
  const configured = await openBundle(vision.bundle);
  const version = async () => (await readBundle(vision)).card.version;
  const install = (archive: string, prove: () => Promise<void> = () => Promise.resolve()) =>
    installUpdate({ archive, installDir: vision.installDir, publicKeyFile: keys.publicKey, configured, prove });
  const bundles = join(vision.installDir, "bundles");
  return { folder, config, keys, vision, configured, archives, version, install, bundles };
}

describe("an update of the bundle", () => {
  test("is proven, then used from the next start on, and taken back by hand and brought back", async () => {
    const { archives, install, version, vision, configured } = await cabinet();
    expect(await version()).toBe("1.0.0");
    await install(archives[0].file);
    expect(await version()).toBe("2.0.0");
    expect(await install(archives[0].file)).toBeUndefined();
    await install(archives[1].file);
    expect(await version()).toBe("3.0.0");
    await rollBackUpdate(vision.installDir, configured);
    expect(await version()).toBe("2.0.0");
    await rollBackUpdate(vision.installDir, configured);
    expect(await version()).toBe("3.0.0");
  });

  test("that cannot be proven, or was signed by somebody else, changes nothing and leaves nothing", async () => {
    const { archives, install, version, bundles, folder } = await cabinet();
    await expect(install(archives[0].file, () => Promise.reject(new Error("not as good")))).rejects.toThrow("not as good");
    const other = await cabinetIn(await inside(folder, "other"));
    await expect(install(other.archives[0].file)).rejects.toMatchObject({
      code: "BUNDLE_INVALID",
      detail: expect.stringContaining("card.sig"),
    });
    expect(await version()).toBe("1.0.0");
    expect(await readdir(bundles)).toEqual([]);
  });

  test("is refused when it is no archive, or one that holds a link", async () => {
    const { install, folder } = await cabinet();
    await writeFile(join(folder, "no.tar"), "no archive");
    await expect(install(join(folder, "no.tar"))).rejects.toMatchObject({ code: "BUNDLE_INVALID" });
    const dir = await inside(folder, "linked");
    await symlink("/etc/passwd", join(dir, "card.json"));
    await create({ file: join(folder, "linked.tar"), cwd: dir }, ["card.json"]);
    await expect(install(join(folder, "linked.tar"))).rejects.toThrow(/card\.json is no plain file/);
    await expect(install(join(folder, "missing.tar"))).rejects.toThrow(/cannot be read/);
  });

  test("that loses medicines is refused unless that is meant", async () => {
    const { configured } = await cabinet();
    const fewer = { ...configured, items: configured.items.slice(1) };
    expect(() => refuseLoss(configured, fewer)).toThrow(/red-100.*--lose-items/);
    expect(() => refuseLoss(fewer, configured)).not.toThrow();
  });

  test("waits for nobody: while another one is installed it is refused", async () => {
    const { archives, install, bundles } = await cabinet();
    await mkdir(bundles, { recursive: true });
    await using _lock = await lockFolder(bundles);
    await expect(install(archives[0].file)).rejects.toThrow(/Another process is installing/);
  });

  test("of another configured bundle counts no more", async () => {
    const { archives, install, vision, version, keys } = await cabinet();
    await install(archives[0].file);
    expect(await version()).toBe("2.0.0");
    await changeCard(vision.bundle, (card) => ({ ...card, version: "1.1.0" }));
    await signBundle(vision.bundle, keys.privateKey);
    expect(await version()).toBe("1.1.0");
  });
});

describe("a new bundle on trial", () => {
  test("stays once the device's self-test has passed with it", async () => {
    const { archives, install, version, vision } = await cabinet();
    await install(archives[0].file);
    const used = await usedBundle(vision);
    expect(used.bundle.card.version).toBe("2.0.0");
    expect(used.tested(true)).toBeUndefined();
    expect(used.tested(false)).toBeUndefined();
    expect(await version()).toBe("2.0.0");
  });

  test("goes when the first self-test fails: the one before is used again, and this one does not come back", async () => {
    const { archives, install, version, vision, configured } = await cabinet();
    await install(archives[0].file);
    expect((await usedBundle(vision)).tested(false)).toBe("taken back");
    expect(await version()).toBe("1.0.0");
    await expect(rollBackUpdate(vision.installDir, configured)).rejects.toThrow(/no bundle to go back to/);
  });

  test("goes when the daemon was started three times without getting as far as a self-test", async () => {
    const { archives, install, vision } = await cabinet();
    await install(archives[0].file);
    for (let start = 0; start < 3; start++) expect((await usedBundle(vision)).bundle.card.version).toBe("2.0.0");
    expect((await usedBundle(vision)).bundle.card.version).toBe("1.0.0");
  });

  test("goes when it is damaged", async () => {
    const { archives, install, vision, bundles } = await cabinet();
    await install(archives[0].file);
    const [name = ""] = (await readdir(bundles)).filter((one) => !one.includes("active"));
    await appendFile(join(bundles, name, "backbone.onnx"), "x");
    expect((await usedBundle(vision)).bundle.card.version).toBe("1.0.0");
  });

  test("that is damaged after it was confirmed is refused with the command that goes back", async () => {
    const { archives, install, vision, bundles } = await cabinet();
    await install(archives[0].file);
    (await usedBundle(vision)).tested(true);
    const [name = ""] = (await readdir(bundles)).filter((one) => !one.includes("active"));
    await appendFile(join(bundles, name, "backbone.onnx"), "x");
    await expect(usedBundle(vision)).rejects.toThrow(/blisterscope bundle rollback --config CONFIG/);
  });
});

describe("two bundles that look at the same pictures", () => {
  test("differ where one confirms and the other does not; confirming something else is wrong", () => {
    const report = compare([
      { name: "a", active: "x-1", next: "x-1" },
      { name: "b", active: "x-1", next: undefined },
      { name: "c", active: "x-1", next: "y-1" },
      { name: "d", active: undefined, next: "z-1", never: "z-1" },
      { name: "e", active: undefined, next: "y-1" },
    ]);
    expect(report).toMatchObject({ pictures: 5, same: 1 });
    expect(report.differ.map((words) => words[0])).toEqual(["b", "e"]);
    expect(report.wrong.map((words) => words[0])).toEqual(["c", "d"]);
  });
});

describe("the command", () => {
  test("installs a signed archive after a look at the same pictures, and says what is next", { timeout: 120_000 }, async () => {
    const { config, archives, version } = await cabinet();
    const said = await blisterscope("bundle", "update", archives[0].file, "--config", config);
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    expect(said.stdout).toMatch(
      /7 pictures beside the bundle in use: 7 the same, 0 otherwise\.\nInstalled: Tiny formulary 2\.0\.0.*\nUse it with: systemctl restart/s,
    );
    expect(await version()).toBe("2.0.0");
    expect((await blisterscope("bundle", "rollback", "--config", config)).stdout).toContain("Tiny formulary 1.0.0");
    expect(await version()).toBe("1.0.0");
  });

  test("refuses a bundle that is at one with itself, and calls packs by other names than the one in use", {
    timeout: 120_000,
  }, async () => {
    const { folder, config, keys, vision, version } = await cabinet();
    const swapped = join(folder, "swapped");
    await cp(vision.bundle, swapped, { recursive: true });
    await changeCard(swapped, (card) => JSON.parse(JSON.stringify({ ...card, version: "9.0.0" }), withOtherNames));
    const archive = await signedArchive(swapped, keys, join(folder, "swapped.tar.gz"));
    const { exitCode, stderr } = await blisterscope("bundle", "update", archive, "--config", config);
    expect(stderr).toMatch(/The new bundle takes packs for others:\n {2}.*red-100 before, blue-100 now[\s\S]*It is not installed/);
    expect(exitCode).toBe(1);
    expect(await version()).toBe("1.0.0");
  });

  test("killed at random moments leaves the old bundle in use or the new one", { timeout: 600_000 }, async () => {
    const report = await killUpdates(emptyFolder(), 36, UNASKED);
    expect(report).toMatchObject({ kills: 36, neither: 0 });
  });
});

/** A reviver of JSON: what is red in a card is blue, and the other way round. */
function withOtherNames(key: string, value: unknown): unknown {
  if (key === "file" || key === "files") return value;
  return value === "red-100" ? "blue-100" : value === "blue-100" ? "red-100" : value;
}

async function inside(folder: string, name: string): Promise<string> {
  await mkdir(join(folder, name));
  return join(folder, name);
}
