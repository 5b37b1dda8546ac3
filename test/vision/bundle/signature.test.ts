import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bundle as command } from "../../../src/commands/bundle.ts";
import { UsageError } from "../../../src/errors.ts";
import { openBundle } from "../../../src/vision/bundle/bundle.ts";
import { refusalOf } from "../../support/command-line.ts";
import { emptyFolder } from "../../support/folder.ts";
import { requires } from "../../support/requires.ts";
import { changeCard, makeTinyBundle, type TinyBundle } from "../../support/tiny-bundle.ts";

let bundle: TinyBundle;
let keys: { readonly privateFile: string; readonly publicFile: string };
beforeAll(async () => {
  bundle = await makeTinyBundle();
});
afterAll(() => bundle[Symbol.asyncDispose]());
beforeEach(async () => {
  keys = keyPair();
  await rm(join(bundle.dir, "card.sig"), { force: true });
});

function keyPair(): typeof keys {
  const folder = emptyFolder();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const files = { privateFile: join(folder, "private.pem"), publicFile: join(folder, "public.pem") };
  writeFileSync(files.privateFile, privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(files.publicFile, publicKey.export({ type: "spki", format: "pem" }));
  return files;
}

async function signed(key = keys.privateFile): Promise<void> {
  await command.parseAsync(["sign", "--bundle", bundle.dir, "--key", key], { from: "user" });
}

test("a bundle that the configured key signed is taken, and one that nobody signed is not", async () => {
  await expect(openBundle(bundle.dir, keys.publicFile)).rejects.toThrow(/BUNDLE_INVALID: There is no file .*card\.sig.*bundle sign/);
  await signed();
  await expect(openBundle(bundle.dir, keys.publicFile)).resolves.toMatchObject({ card: { name: "Tiny formulary" } });
});

test("without a key in the configuration signed and unsigned bundles are taken alike", async () => {
  await openBundle(bundle.dir);
  await signed();
  await openBundle(bundle.dir);
});

test("another's signature, a damaged one and one of another card are refused", async () => {
  await signed(keyPair().privateFile);
  await expect(openBundle(bundle.dir, keys.publicFile)).rejects.toThrow(/BUNDLE_INVALID: .*not made with the key/);
  for (const damaged of [new Uint8Array(64), new Uint8Array(), Buffer.from("not a signature")]) {
    await writeFile(join(bundle.dir, "card.sig"), damaged);
    await expect(openBundle(bundle.dir, keys.publicFile)).rejects.toThrow(/BUNDLE_INVALID: .*not made with the key/);
  }
  await signed();
  await changeCard(bundle.dir, (card) => ({ ...card, version: "1.0.1" }));
  await expect(openBundle(bundle.dir, keys.publicFile)).rejects.toThrow(/BUNDLE_INVALID: .*changed since/);
});

test("a key that is none is a mistake in the configuration, or on the command line", async () => {
  const file = join(emptyFolder(), "key.pem");
  writeFileSync(file, "not a key");
  await expect(openBundle(bundle.dir, file)).rejects.toThrow(/CONFIG_INVALID: vision\.publicKeyFile: .*no Ed25519 key/);
  await expect(openBundle(bundle.dir, "/nowhere.pem")).rejects.toThrow(/CONFIG_INVALID: vision\.publicKeyFile: There is no file/);
  expect(await refusalOf(command, "sign", "--bundle", bundle.dir, "--key", file)).toBeInstanceOf(UsageError);
});

test.runIf(requires("openssl", "openssl"))("OpenSSL agrees", async () => {
  await signed();
  const words = ["pkeyutl", "-verify", "-pubin", "-inkey", keys.publicFile, "-rawin", "-in", join(bundle.dir, "card.json")];
  expect(execFileSync("openssl", [...words, "-sigfile", join(bundle.dir, "card.sig")], { encoding: "utf8" })).toMatch(/Successfully/);
});
