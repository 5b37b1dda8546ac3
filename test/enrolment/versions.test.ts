import { spawn } from "node:child_process";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withWords } from "../../src/enrolment/edit/edition.ts";
import { writeEdition } from "../../src/enrolment/edit/write-edition.ts";
import { openVersions } from "../../src/enrolment/versions/versions.ts";
import { type Bundle, openBundle } from "../../src/vision/bundle/bundle.ts";
import { emptyFolder } from "../support/folder.ts";
import { changeCard, makeTinyBundle, type TinyBundle } from "../support/tiny-bundle.ts";

let tiny: TinyBundle;
let configured: Bundle;
beforeAll(async () => {
  tiny = await makeTinyBundle();
  configured = await openBundle(tiny.dir);
});
const keyFolder = mkdtempSync(join(tmpdir(), "blisterscope-keys-"));
afterAll(async () => {
  rmSync(keyFolder, { recursive: true });
  await tiny[Symbol.asyncDispose]();
});

/** Another version, in which the red medicine goes by this name. */
async function renamed(versions: Awaited<ReturnType<typeof openVersions>>, base: Bundle, name: string) {
  const words = { id: "red-100", name, strength: "", form: "", gtins: [], lookAlikes: [], reveal: undefined };
  return await versions.make((dir) => writeEdition(dir, base, withWords(base, [words])));
}

const folderOf = (dataDir: string) => join(dataDir, "bundles", configured.hash.slice(0, 16));

describe("the versions of a signed bundle", () => {
  const keys = { publicKeyFile: keyFile("public"), signingKeyFile: keyFile("private") };

  test("are signed by the device, which uses none that it did not sign", async () => {
    const dataDir = emptyFolder();
    const versions = await openVersions(dataDir, configured, keys);
    const next = await renamed(versions, configured, "Other");
    await versions.activate(next);
    expect((await openVersions(dataDir, configured, keys)).opened.bundle.hash).toBe(next.bundle.hash);
    const others = { ...keys, signingKeyFile: keyFile("private") };
    await expect(openVersions(dataDir, configured, others)).rejects.toThrow(/BUNDLE_INVALID: .*not made with the key/);
    rmSync(join(folderOf(dataDir), "1/card.sig"));
    await expect(openVersions(dataDir, configured, keys)).rejects.toThrow(/BUNDLE_INVALID: There is no file .*card\.sig/);
  });

  test("cannot be made without a key to sign them with, and one that somebody else made is not used", async () => {
    const dataDir = emptyFolder();
    const unsigned = await openVersions(dataDir, configured);
    await unsigned.activate(await renamed(unsigned, configured, "Other"));
    const closed = { ...keys, signingKeyFile: null };
    await expect(openVersions(dataDir, configured, closed)).rejects.toThrow(/BUNDLE_INVALID: There is no file .*card\.sig/);
    expect((await openVersions(emptyFolder(), configured, closed)).barred).toMatch(/enrolment.signingKeyFile names no key/);
    expect((await openVersions(emptyFolder(), configured, keys)).barred).toBeUndefined();
    const wrong = openVersions(emptyFolder(), configured, { ...keys, signingKeyFile: keys.publicKeyFile });
    await expect(wrong).rejects.toThrow(/CONFIG_INVALID: enrolment.signingKeyFile: .*no Ed25519 key/);
  });

  function keyFile(kind: "public" | "private"): string {
    const pair = generateKeyPairSync("ed25519", {
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const file = join(keyFolder, `${kind}-${randomUUID()}.pem`);
    writeFileSync(file, pair[`${kind}Key`]);
    return file;
  }
});

describe("the versions of a bundle", () => {
  test("begin with the configured one, which nothing is written for", async () => {
    const dataDir = emptyFolder();
    const versions = await openVersions(dataDir, configured);
    expect(versions.opened).toEqual({ number: 0, bundle: configured });
    expect(versions.previous).toBeNull();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test("are in use only once they are activated, and then after every start", async () => {
    const dataDir = emptyFolder();
    const versions = await openVersions(dataDir, configured);
    const next = await renamed(versions, configured, "Other");
    expect((await openVersions(dataDir, configured)).active).toBe(0);
    await versions.activate(next);
    const again = await openVersions(dataDir, configured);
    expect(again.opened.bundle.items[0]).toMatchObject({ id: "red-100", name: "Other" });
    expect(again.opened.bundle.hash).toBe(next.bundle.hash);
    expect((await again.before())?.number).toBe(0);
  });

  test("go, but for the one in use, the one before and the one that the engine was loaded from", async () => {
    const dataDir = emptyFolder();
    const versions = await openVersions(dataDir, configured);
    let base = configured;
    for (const name of ["A", "B", "C", "D"]) {
      const next = await renamed(versions, base, name);
      await versions.activate(next);
      base = next.bundle;
    }
    expect(readdirSync(folderOf(dataDir)).sort()).toEqual(["2", "3", "4", "active.json"]);
    await renamed(versions, base, "E");
    expect(readdirSync(folderOf(dataDir)).sort()).toEqual(["3", "4", "5", "active.json"]);
  });

  test("of another configured bundle are others", async () => {
    const dataDir = emptyFolder();
    const versions = await openVersions(dataDir, configured);
    await versions.activate(await renamed(versions, configured, "Other"));
    await using other = await makeTinyBundle();
    await changeCard(other.dir, (card) => ({ ...card, name: "Another" }));
    expect((await openVersions(dataDir, await openBundle(other.dir))).active).toBe(0);
  });

  test("that are damaged, or named by a damaged pointer, are refused with what to do", async () => {
    const dataDir = emptyFolder();
    const versions = await openVersions(dataDir, configured);
    await versions.activate(await renamed(versions, configured, "Other"));
    appendFileSync(join(folderOf(dataDir), "1", "head.safetensors"), "x");
    await expect(openVersions(dataDir, configured)).rejects.toThrow(
      /BUNDLE_INVALID: .*remove \S+active\.json to go back to the configured/,
    );
    writeFileSync(join(folderOf(dataDir), "active.json"), "{");
    await expect(openVersions(dataDir, configured)).rejects.toThrow(/Remove it to go back to the configured bundle/);
  });

  test("are whole whenever the process is killed: the old one is in use, or the new one", { timeout: 300_000 }, async () => {
    const dataDir = emptyFolder();
    for (let round = 0; round < 6; round++) {
      const maker = spawn(process.execPath, ["test/support/version-maker.js", tiny.dir, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
      const lines = createInterface({ input: maker.stdout });
      let told = 0;
      lines.on("line", (line) => {
        told = Number(line);
      });
      await once(lines, "line");
      await sleep(13 * round);
      maker.kill("SIGKILL");
      await once(maker, "close");
      const { opened } = await openVersions(dataDir, configured);
      expect([told, told + 1]).toContain(opened.number);
      expect(opened.bundle.items[0]?.name).toBe(`Redamol ${opened.number}`);
    }
  });
});
